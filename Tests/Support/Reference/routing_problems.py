"""Routing problems with their cheapest cost, worked out by scipy's HiGHS from the formulas alone.

    python3 Tests/Support/Reference/routing_problems.py > Tests/Support/Reference/routing_problems.json

Cost of a policy per request: tokens + checks + review s·m·w + rework (1 − q)·s·d·R·w + escaped (1 − q)(1 − s·d)·L.
A cascade behind a gate that passes right answers with r and wrong ones with f: first answers pass on with
a = 1 − (q1 r + (1 − q1) f); q = q1 r + P(passed on ∧ second right), from paired outcomes, or the least the two
qualities allow. Where people's review is the gate, r = 1 and f = 1 − s·d, and second answers are reviewed again.
"""

import json
import random

import numpy as np
from scipy.optimize import LinearConstraint, Bounds, milp

BIG = np.inf


def mended(q1, q2, r, f, pair):
    passed_on = q1 * (1 - r) + (1 - q1) * (1 - f)
    if pair:
        both, first, second, neither = pair
        after_right = both / (both + first)
        after_wrong = second / (second + neither)
        return passed_on, q1 * (1 - r) * after_right + (1 - q1) * (1 - f) * after_wrong
    return passed_on, max(0.0, passed_on + q2 - 1)


def policies(problem, c):
    item = problem["classes"][c]
    s, d, wage = item["review"], item["detection"], item["wage"]
    allowed = []
    for m, model in enumerate(problem["models"]):
        if "residency" in problem and c in problem["residency"]["classes"]:
            if model["region"] not in problem["residency"]["regions"]:
                continue
        allowed.append(m)
    found = []

    def add(calls, q, lower, reviews, reworks, escapes, checks):
        tokens = sum(n * problem["models"][m]["price"][c] for m, n in calls.items())
        people = reviews * item["review_hours"] * wage + reworks * item["rework_hours"] * wage
        found.append(dict(calls=calls, lower=lower, tokens=tokens, checks=checks,
                          rest=people + escapes * item["wrong_answer"]))

    for m in allowed:
        q = problem["quality"][c][m]
        add({m: 1.0}, q, q, s, (1 - q) * s * d, (1 - q) * (1 - s * d), 0.0)
    gate = problem.get("gate")
    if problem["cascades"]:
        for a in allowed:
            for b in allowed:
                if a == b:
                    continue
                q1, q2 = problem["quality"][c][a], problem["quality"][c][b]
                pair = problem["pairs"][c][a][b] if problem.get("pairs") else None
                if gate:
                    r, f = gate["passes_right"], gate["passes_wrong"]
                    on, second = mended(q1, q2, r, f, pair)
                    q = q1 * r + second
                    add({a: 1.0, b: on}, q, q, s, (1 - q) * s * d, (1 - q) * (1 - s * d), gate["cost"])
                elif s * d > 0:
                    on, second = mended(q1, q2, 1.0, 1 - s * d, pair)
                    wrong = on - second
                    add({a: 1.0, b: on}, q1 + second, q1 + second, s + on, wrong * d,
                        (1 - q1) * (1 - s * d) + wrong * (1 - d), 0.0)
    return found


def solve(problem):
    """The least cost, or None. Every bill of a vendor and every set of units is a column of one programme."""
    cost, lower, upper, whole = [], [], [], []

    def column(c=0.0, lo=0.0, up=BIG, integer=0):
        cost.append(c); lower.append(lo); upper.append(up); whole.append(integer)
        return len(cost) - 1

    rows = []

    def row(terms, lo, up):
        rows.append((dict(terms), lo, up))

    table = [policies(problem, c) for c in range(len(problem["classes"]))]
    if any(not p for p in table):
        return None
    one = problem.get("one_policy", False)
    shares = [[column(problem["classes"][c]["requests"] * (p["rest"] + p["checks"]), 0, 1, int(one)) for p in row_]
              for c, row_ in enumerate(table)]
    for s in shares:
        row({x: 1 for x in s}, 1, 1)
    each = [(c, p, x) for c, ps in enumerate(table) for p, x in zip(ps, shares[c])]
    vendors = sorted({m["vendor"] for m in problem["models"]})
    spend = {}
    for v in vendors:
        listed = {}
        for c, p, x in each:
            money = sum(n * problem["models"][m]["price"][c] for m, n in p["calls"].items()
                        if problem["models"][m]["vendor"] == v) * problem["classes"][c]["requests"]
            if money:
                listed[x] = money
        terms = problem.get("terms", {}).get(v)
        if not terms:
            for x, money in listed.items():
                cost[x] += money
            spend[v] = dict(listed)
            continue
        options = []
        commitments = [(0.0, 1.0)] + [tuple(c) for c in terms["commitments"]]
        tiers = [(0.0, 1.0)] + [tuple(t) for t in terms["tiers"]]
        for i, (start, factor) in enumerate(tiers):
            end = tiers[i + 1][0] if i + 1 < len(tiers) else BIG
            for minimum, discount in commitments:
                options.append((start, end, factor * discount, minimum))
        most = sum(listed.values())
        choose, split, paid = {}, {x: -m for x, m in listed.items()}, {}
        for start, end, factor, minimum in options:
            y, part, pays = column(0, 0, 1, 1), column(), column(1.0)
            choose[y] = 1
            split[part] = 1
            paid[pays] = 1.0
            row({part: 1, y: -most}, -BIG, 0)
            row({part: 1, y: -start}, 0, BIG)
            if end < BIG:
                row({part: 1, y: -end}, -BIG, 0)
            row({pays: 1, part: -factor}, 0, BIG)
            row({pays: 1, y: -minimum}, 0, BIG)
        row(choose, 1, 1)
        row(split, 0, 0)
        spend[v] = paid
    for m, model in enumerate(problem["models"]):
        if "units" not in model:
            continue
        unit = model["units"]
        n = column(unit["cost"], 0, unit["limit"], 1)
        load = {x: p["calls"][m] * problem["classes"][c]["requests"] * problem["classes"][c]["tokens"]
                for c, p, x in each if m in p["calls"]}
        row({**{x: t / unit["capacity"] for x, t in load.items()}, n: -1}, -BIG, 0)
        for x in load:
            row({x: 1, n: -1}, -BIG, 0)
        spend[model["vendor"]][n] = unit["cost"]
    requests = sum(c["requests"] for c in problem["classes"])
    if "quality" in problem["rules"]:
        row({x: p["lower"] * problem["classes"][c]["requests"] / requests for c, p, x in each},
            problem["rules"]["quality"], BIG)
    for c, floor in problem["rules"].get("class_quality", []):
        row({x: p["lower"] for k, p, x in each if k == c}, floor, BIG)
    if "vendor_share" in problem["rules"]:
        k = problem["rules"]["vendor_share"]
        for v in vendors:
            terms = {}
            for w in vendors:
                for x, a in spend[w].items():
                    terms[x] = terms.get(x, 0) + a * ((1 if w == v else 0) - k)
            row(terms, -BIG, 0)
    if "budget" in problem["rules"]:
        terms = {}
        for w in vendors:
            for x, a in spend[w].items():
                terms[x] = terms.get(x, 0) + a
        for c, p, x in each:
            terms[x] = terms.get(x, 0) + p["checks"] * problem["classes"][c]["requests"]
        row(terms, -BIG, problem["rules"]["budget"])
    if "model_limit" in problem["rules"]:
        used = {}
        for m in range(len(problem["models"])):
            u = column(0, 0, 1, 1)
            used[u] = 1
            for c, p, x in each:
                if m in p["calls"]:
                    row({x: 1, u: -1}, -BIG, 0)
        row(used, 0, problem["rules"]["model_limit"])
    matrix = np.zeros((len(rows), len(cost)))
    for i, (terms, _, _) in enumerate(rows):
        for x, a in terms.items():
            matrix[i, x] = a
    answer = milp(cost, constraints=LinearConstraint(matrix, [r[1] for r in rows], [r[2] for r in rows]),
                  bounds=Bounds(lower, upper), integrality=whole, options={"mip_rel_gap": 1e-10})
    return float(answer.fun) if answer.status == 0 else None


def make(seed):
    rng = random.Random(seed)
    kinds = seed % 6
    count, models = rng.randint(2, 5), rng.randint(3, 5)
    classes = [dict(requests=rng.randint(1, 200) * 1000, tokens=rng.randint(5, 80) * 100,
                    wrong_answer=round(rng.uniform(0, 15), 2), review=rng.choice([0.0, 0.2, 0.5, 1.0]),
                    review_hours=round(rng.uniform(0.005, 0.05), 4), detection=round(rng.uniform(0.5, 0.95), 2),
                    rework_hours=round(rng.uniform(0.02, 0.3), 3), wage=rng.randint(25, 60)) for _ in range(count)]
    candidates = []
    for m in range(models):
        rate = rng.uniform(0.5, 20) * 1e-6
        candidates.append(dict(vendor="abc"[m % 3], region=["US", "EU"][m % 2],
                               price=[round(c["tokens"] * rate * rng.uniform(0.8, 1.2), 6) for c in classes]))
    problem = dict(classes=classes, models=candidates,
                   quality=[[round(rng.uniform(0.6, 0.99), 3) for _ in candidates] for _ in classes],
                   cascades=kinds in (1, 3, 4, 5), rules=dict(quality=round(rng.uniform(0.75, 0.9), 3)))
    if kinds in (1, 4):
        problem["gate"] = dict(passes_right=round(rng.uniform(0.85, 1), 3), passes_wrong=round(rng.uniform(0, 0.4), 3),
                               cost=round(rng.uniform(0, 0.002), 5))
    if kinds == 3:
        problem["pairs"] = [[[[rng.randint(40, 80), rng.randint(1, 9), rng.randint(5, 20), rng.randint(1, 9)]
                              if a != b else None for b in range(models)] for a in range(models)] for _ in classes]
        # A lower bound from counted pairs is not the estimate; floors would then be on another number.
        del problem["rules"]["quality"]
    if kinds in (0, 2):
        problem["rules"]["vendor_share"] = round(rng.uniform(0.45, 0.9), 2)
    if kinds == 2:
        problem["residency"] = dict(regions=["EU"], classes=[rng.randrange(count)])
        problem["rules"]["class_quality"] = [[rng.randrange(count), round(rng.uniform(0.6, 0.8), 2)]]
    if kinds in (3, 4):
        problem["models"][0]["units"] = dict(cost=rng.randint(5, 60) * 100, limit=rng.randint(1, 4),
                                             capacity=rng.randint(5, 60) * 10_000_000)
    if kinds == 3 and rng.random() < 0.7:
        problem["rules"]["vendor_share"] = round(rng.uniform(0.4, 0.7), 2)
    if kinds in (4, 5):
        problem["terms"] = {"b": dict(tiers=[[rng.randint(2, 40) * 100.0, 0.85], [rng.randint(50, 90) * 100.0, 0.7]],
                                      commitments=[[rng.randint(5, 50) * 100.0, 0.8]])}
        problem["rules"]["budget"] = rng.randint(50, 600) * 100.0
    if kinds == 5:
        problem["rules"]["model_limit"] = rng.randint(1, 3)
        problem["one_policy"] = seed % 12 == 5
    problem["cost"] = solve(problem)
    return problem


if __name__ == "__main__":
    print("[")
    print(",\n".join(json.dumps(make(seed), separators=(",", ":")) for seed in range(60)))
    print("]")
