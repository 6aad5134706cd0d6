"""The cheapest routing of examples/routing.roi, in base and with the vendor's prices tripled.

Restates the example's numbers and the price list's, and solves it with scipy's MILP, sharing nothing with the product.
Writes routing_example.json beside itself.
"""

import json
import pathlib

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

CLASSES = ["faq", "billing", "claims", "complaint"]
VOLUME = [180_000, 70_000, 45_000, 15_000]
TOKENS_IN = [1_800, 3_200, 6_500, 2_400]
TOKENS_OUT = [220, 410, 900, 600]
CACHED = [0.60, 0.40, 0.20, 0.20]
QUALITY = {
    "large": [0.97, 0.95, 0.92, 0.93],
    "small": [0.95, 0.91, 0.83, 0.88],
    "local": [0.92, 0.84, 0.71, 0.80],
}
WRONG = [0.50, 6, 40, 25]
REVIEW = [0.0, 0.2, 1.0, 1.0]
REVIEW_HOURS = 40 / 3600
DETECTS = 0.85
REWORK_HOURS = 6 / 60
WAGE = 41
FX = 0.92
# USD per 1M tokens: input, output, cached input; `eu` is where data stays in the EU.
PRICES = {
    ("large", "any"): (2, 10, 0.20),
    ("large", "eu"): (2.20, 11, 0.22),
    ("small", "any"): (1, 5, 0.10),
    ("small", "eu"): (1.10, 5.50, 0.11),
    ("local", "eu"): (0.10, 0.30, None),
}
FIXED_USD = 4_000
CAPACITY = 2e9
VENDOR = {"large": "anthropic", "small": "anthropic", "local": "own"}
EU_ONLY = {2, 3}
MONTHS = 24
DISCOUNT = 0.09


def token_price(offer, c, level):
    price_in, price_out, price_cached = PRICES[offer]
    cached = CACHED[c] if price_cached is not None else 0
    money = TOKENS_IN[c] * ((1 - cached) * price_in + cached * (price_cached or 0)) + TOKENS_OUT[c] * price_out
    return money / 1e6 * FX * level[offer[0]]


def single(q, c):
    found = REVIEW[c] * DETECTS
    return {
        "calls": [1],
        "right": q,
        "reviews": REVIEW[c],
        "reworks": (1 - q) * found,
        "escapes": (1 - q) * (1 - found),
    }


def cascade(q1, q2, c):
    """What a review finds wrong goes to the second model; its answer is reviewed again."""
    found = REVIEW[c] * DETECTS
    passed = (1 - q1) * found
    mended = max(0.0, passed + q2 - 1)  # the worst that the two qualities allow
    return {
        "calls": [1, passed],
        "right": q1 + mended,
        "reviews": REVIEW[c] + passed,
        "reworks": (passed - mended) * DETECTS,
        "escapes": (1 - q1) * (1 - found) + (passed - mended) * (1 - DETECTS),
    }


def solve(level):
    columns = []
    for c in range(len(CLASSES)):
        offers = [o for o in PRICES if c not in EU_ONLY or o[1] == "eu"]
        ways = [(o,) for o in offers]
        if REVIEW[c] > 0:
            ways += [(a, b) for a in offers for b in offers if a[0] != b[0]]
        for way in ways:
            q = [QUALITY[o[0]][c] for o in way]
            out = single(q[0], c) if len(way) == 1 else cascade(q[0], q[1], c)
            tokens = {v: 0.0 for v in set(VENDOR.values())}
            for offer, calls in zip(way, out["calls"]):
                tokens[VENDOR[offer[0]]] += calls * token_price(offer, c, level)
            columns.append((c, way, out, tokens))
    n = len(columns)
    units = n  # hosting of `local`
    fixed = FIXED_USD * FX
    cost = np.zeros(n + 1)
    for j, (c, _, out, tokens) in enumerate(columns):
        work = (out["reviews"] * REVIEW_HOURS + out["reworks"] * REWORK_HOURS) * WAGE
        cost[j] = VOLUME[c] * (sum(tokens.values()) + work + out["escapes"] * WRONG[c])
    cost[units] = fixed
    rows, low, high = [], [], []

    def row(values, lower, upper):
        rows.append(values)
        low.append(lower)
        high.append(upper)

    for c in range(len(CLASSES)):
        row([1.0 if j < n and columns[j][0] == c else 0.0 for j in range(n + 1)], 1, 1)
    volume = sum(VOLUME)
    row([VOLUME[columns[j][0]] * columns[j][2]["right"] if j < n else 0 for j in range(n + 1)], 0.92 * volume, np.inf)
    row([columns[j][2]["right"] if j < n and columns[j][0] == 2 else 0 for j in range(n + 1)], 0.90, np.inf)
    for vendor in set(VENDOR.values()):
        values = []
        for j in range(n):
            c, _, _, tokens = columns[j]
            values.append(VOLUME[c] * (tokens[vendor] - 0.7 * sum(tokens.values())))
        values.append(fixed * ((1 if vendor == "own" else 0) - 0.7))
        row(values, -np.inf, 0)
    load, uses = [], [[], [], [], []]
    for j in range(n):
        c, way, out, _ = columns[j]
        calls = sum(k for offer, k in zip(way, out["calls"]) if offer[0] == "local")
        load.append(calls * VOLUME[c] * (TOKENS_IN[c] + TOKENS_OUT[c]))
        for k in range(len(CLASSES)):
            uses[k].append(1.0 if k == c and any(o[0] == "local" for o in way) else 0.0)
    row(load + [-CAPACITY], -np.inf, 0)
    for k in range(len(CLASSES)):
        row(uses[k] + [-1.0], -np.inf, 0)
    answer = milp(
        cost,
        constraints=LinearConstraint(np.array(rows), low, high),
        bounds=Bounds(np.zeros(n + 1), np.ones(n + 1)),
        integrality=[0] * n + [1],
        options={"mip_rel_gap": 1e-12},
    )
    assert answer.success, answer.message
    x = answer.x
    month = {"token": fixed * round(x[units]), "review": 0.0, "rework": 0.0, "error": 0.0, "right": 0.0, "accepted": 0.0}
    table = {}
    for j, (c, way, out, tokens) in enumerate(columns):
        if x[j] < 1e-9:
            continue
        calls = VOLUME[c] * x[j]
        month["token"] += calls * sum(tokens.values())
        month["review"] += calls * out["reviews"] * REVIEW_HOURS * WAGE
        month["rework"] += calls * out["reworks"] * REWORK_HOURS * WAGE
        month["error"] += calls * out["escapes"] * WRONG[c]
        month["right"] += calls * out["right"]
        month["accepted"] += calls * (1 - out["escapes"])
        name = "_then_".join(m if r == "any" or m == "local" else f"{m}_eu" for m, r in way)
        table[f"{CLASSES[c]}, {name}"] = x[j]
    monthly = (1 + DISCOUNT) ** (1 / 12) - 1
    lines = month["token"] + month["review"] + month["rework"]
    return {
        "shares": table,
        "units": round(x[units]),
        "token_cost": month["token"],
        "review_cost": month["review"],
        "rework_cost": month["rework"],
        "error_cost": month["error"],
        "cost": answer.fun,
        "quality": month["right"] / volume,
        "accepted": month["accepted"],
        "npv": -sum(lines / (1 + monthly) ** t for t in range(1, MONTHS + 1)),
        "answer_cost": lines / month["accepted"],
    }


LEVELS = {"base": {"large": 1, "small": 1, "local": 1}, "repriced": {"large": 3, "small": 1, "local": 1}}
result = {name: solve(level) for name, level in LEVELS.items()}
path = pathlib.Path(__file__).with_name("routing_example.json")
path.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
