"""The cheapest routing of models/programmes/answer-routing.roi, what it costs and what it saves, in base and in strict.

    python3 Tests/Support/Reference/answer_routing.py

Restates the programme's numbers and the price lists', and solves both routes with scipy's HiGHS, sharing nothing with the
product. Writes answer_routing.json beside itself.
"""

import json
import pathlib

import numpy as np
from scipy.optimize import linprog

FX = 0.92
MONTHS = 24
DISCOUNT = 0.09
GROWTH = 0.02  # per month, from the second month on
# USD per 1M tokens: input, output, input read from the cache.
SUPPORT_PRICES = {
    ("large", "any"): (2, 10, 0.20),
    ("large", "eu"): (2.20, 11, 0.22),  # another seller of the model, 10% more
    ("small", "any"): (1, 5, 0.10),
    ("small", "eu"): (1.10, 5.50, 0.11),
    ("regional", "eu"): (0.165, 0.66, 0.0165),  # 10% more than anywhere
}
CODING_PRICES = {
    ("large", "any"): (2, 10, 0.20),
    ("small", "any"): (1, 5, 0.10),
    ("other", "any"): (0.75, 4.50, 0.075),
}
DESK = 310_000
SUPPORT = {
    "volume": [0.58 * DESK, 0.23 * DESK, 0.14 * DESK, 0.05 * DESK],
    "tokens_in": [1_800, 3_200, 6_500, 2_400],
    "tokens_out": [220, 410, 900, 600],
    "cached": [0.60, 0.40, 0.20, 0.20],
    "loops": 1,
    # Estimate and lower bound.
    "quality": {
        "large": [(0.97, 0.96), (0.95, 0.93), (0.93, 0.91), (0.93, 0.90)],
        "small": [(0.96, 0.94), (0.92, 0.90), (0.85, 0.82), (0.89, 0.86)],
        "regional": [(0.94, 0.92), (0.87, 0.84), (0.76, 0.72), (0.82, 0.78)],
    },
    "wrong": [0.05, 1.50, 12, 8],
    "review": [0.10, 0.50, 1.0, 1.0],
    "rates": [0.0, 0.25, 0.50],
    "review_hours": [40 / 3600] * 4,
    "detects": 0.85,
    "rework_hours": [0.1] * 4,
    "wage": 41,
    "today": [{"large": 1.0}] * 4,
    "eu": {2, 3},
    "floors": {None: 0.92, 2: 0.90},
    "prices": SUPPORT_PRICES,
}
CODING = {
    "volume": [22_000, 14_000, 6_000, 4_000],
    "tokens_in": [4_000, 9_000, 24_000, 30_000],
    "tokens_out": [600, 1_400, 2_600, 1_800],
    "cached": [0.50, 0.60, 0.75, 0.75],
    "loops": 6,
    "quality": {
        "large": [(q, q) for q in (0.94, 0.88, 0.79, 0.72)],
        "small": [(q, q) for q in (0.91, 0.80, 0.61, 0.49)],
        "other": [(q, q) for q in (0.90, 0.79, 0.60, 0.50)],
    },
    "wrong": [2, 5, 25, 20],
    "review": [1.0] * 4,
    "rates": [0.25, 0.50],
    "review_hours": [m / 60 for m in (1, 2, 5, 4)],
    "detects": 0.80,
    "rework_hours": [m / 60 for m in (6, 10, 30, 25)],
    "wage": 68,
    "today": [{"large": 0.8, "other": 0.2}] + [{"large": 1.0}] * 3,
    "eu": set(),
    "floors": {None: 0.80},
    "prices": CODING_PRICES,
}


def per_request(route, c, offer, review):
    price_in, price_out, price_cached = route["prices"][offer]
    cached = route["cached"][c]
    tokens = route["tokens_in"][c] * ((1 - cached) * price_in + cached * price_cached)
    tokens = route["loops"] * (tokens + route["tokens_out"][c] * price_out) / 1e6 * FX
    q, lower = route["quality"][offer[0]][c]
    found = review * route["detects"]
    return {
        "models": tokens,
        "review": review * route["review_hours"][c] * route["wage"],
        "rework": (1 - q) * found * route["rework_hours"][c] * route["wage"],
        "errors": (1 - q) * (1 - found) * route["wrong"][c],
        "accepted": 1 - (1 - q) * (1 - found),
        "right": q,
        "lower": lower,
    }


COSTS = ("models", "review", "rework", "errors")


def offers(route, c):
    return [o for o in route["prices"] if c not in route["eu"] or o[1] == "eu"]


def solve(route, floors):
    columns = [
        (c, offer, review, per_request(route, c, offer, review))
        for c in range(4)
        for offer in offers(route, c)
        for review in [route["review"][c]] + route["rates"]
    ]
    volume = route["volume"]
    cost = [volume[c] * sum(p[k] for k in COSTS) for c, _, _, p in columns]
    equal = [[1.0 if column[0] == c else 0.0 for column in columns] for c in range(4)]
    above, bounds = [], []
    for only, floor in floors.items():
        all_volume = sum(volume) if only is None else volume[only]
        above.append([-volume[c] * p["lower"] / all_volume if only in (None, c) else 0.0 for c, _, _, p in columns])
        bounds.append(-floor)
    answer = linprog(
        cost, A_ub=above, b_ub=bounds, A_eq=equal, b_eq=np.ones(4), bounds=(0, 1), method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    assert answer.success, answer.message
    return totals(route, [(c, share, p) for (c, _, _, p), share in zip(columns, answer.x)])


def totals(route, parts):
    volume = route["volume"]
    sums = {k: sum(volume[c] * share * p[k] for c, share, p in parts) for k in COSTS + ("accepted", "right")}
    sums["cost"] = sum(sums[k] for k in COSTS)
    sums["quality"] = sums.pop("right") / sum(volume)
    return sums


def today(route):
    parts = []
    for c, mix in enumerate(route["today"]):
        for model, share in mix.items():
            offer = next(o for o in offers(route, c) if o[0] == model)
            parts.append((c, share, per_request(route, c, offer, route["review"][c])))
    return totals(route, parts)


def programme(support_floors, coding_floors):
    support, coding = solve(SUPPORT, support_floors), solve(CODING, coding_floors)
    now_support, now_coding = today(SUPPORT), today(CODING)
    growth = [(1 + GROWTH) ** t for t in range(MONTHS)]
    monthly = [
        g * (now_support["cost"] - support["cost"]) + now_coding["cost"] - coding["cost"] - 2_500 for g in growth
    ]
    step = (1 + DISCOUNT) ** (1 / 12)
    return {
        "support": support,
        "coding": coding,
        "support_today": now_support,
        "coding_today": now_coding,
        "npv": -45_000 + sum(flow / step ** (t + 1) for t, flow in enumerate(monthly)),
        "answer_cost": support["cost"] / support["accepted"],
        "support_saving": sum(growth) * (now_support["cost"] - support["cost"]),
        "coding_saving": MONTHS * (now_coding["cost"] - coding["cost"]),
        "lines": {
            "support_models": support["models"] * sum(growth),
            "support_review": support["review"] * sum(growth),
            "support_rework": support["rework"] * sum(growth),
            "support_errors": support["errors"] * sum(growth),
            "coding_models": coding["models"] * MONTHS,
            "coding_review": coding["review"] * MONTHS,
            "coding_rework": coding["rework"] * MONTHS,
            "coding_errors": coding["errors"] * MONTHS,
            "support_today": (now_support["models"] + now_support["errors"]) * sum(growth),
            "coding_work": (now_coding["review"] + now_coding["rework"]) * MONTHS,
        },
    }


result = {
    "base": programme(SUPPORT["floors"], CODING["floors"]),
    "strict": programme({None: 0.94, 2: 0.90}, {None: 0.82}),
}
path = pathlib.Path(__file__).with_name("answer_routing.json")
path.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
