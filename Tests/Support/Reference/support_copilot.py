#!/usr/bin/env python3
"""An independent reading of models/programmes/support-copilot.roi in plain Python.

It shares nothing with the product: the model is written out by hand from the rules of the
language, so that two readings of the same page must meet. Run it to rewrite the output beside it:

    python3 support_copilot.py > support_copilot.json

The rules that decide the numbers:
- `initial` is time 0 and undiscounted; month p is discounted at its end, (1 + r)^(-p/12);
- an s-curve gives a month its value at the month's middle, t = p - 1/2 months;
- `growing(g per month)` is (1 + g)^(p - 1), so 1 in the first month;
- an FTE is 1,720 hours of work a year, so 1,720/12 a month, every month alike;
- USD is converted at 0.92 EUR in every month;
- the cash-only view keeps the cash costs and the cash benefits (here there are none of the latter);
- payback is the moment from which the cumulative undiscounted net stays at or above 0,
  interpolated within the month;
- IRR and MIRR are monthly rates made annual, (1 + m)^12 - 1;
- TCO is the undiscounted total of all costs, unit cost that total over all assisted cases.
"""

import json
import math

MONTHS = 36
DISCOUNT = 0.09
EUR_PER_USD = 0.92
FTE_HOURS_PER_MONTH = 1720 / 12

BASE = {
    "agents": 1200,
    "seat_price": 28.0,
    "loaded_rate": 41.0,
    "cases": 310_000,
    "volume_growth": 0.008,
    "handle_time_hours": 11 / 60,
    "time_saved": 0.13,
    "peak_use": 0.70,
    "realised": 0.60,
    "tokens_in": 3200,
    "tokens_out": 420,
    "price_in": 1 / 1e6,
    "price_out": 5 / 1e6,
    "token_growth": 0.03,
    "reviewed": 0.35,
    "review_hours": 30 / 3600,
    "rework_rate": 0.03,
    "rework_hours": 6 / 60,
}

CAUTIOUS = {"time_saved": 0.08, "realised": 0.40, "peak_use": 0.55}
REPRICED = {"price_in": 3 * BASE["price_in"], "price_out": 3 * BASE["price_out"]}
SCENARIOS = {
    "base": {},
    "cautious": CAUTIOUS,
    "repriced": REPRICED,
    "both": CAUTIOUS | REPRICED,
}

CASH_COSTS = ("licences", "tokens", "integration")


def logistic(x):
    return 1 / (1 + math.exp(-x))


def s_curve(start, end, months, t, steepness=10):
    low, high = logistic(-steepness / 2), logistic(steepness / 2)
    progress = min(max(t / months, 0), 1)
    return start + (end - start) * (logistic(steepness * (progress - 0.5)) - low) / (high - low)


def lines(i):
    """Every line as [initial, month 1 ... month 36], costs positive, and the assisted cases."""
    costs = {
        name: [0.0]
        for name in (
            "licences", "tokens", "review", "rework", "training",
            "change_team", "integration", "governance", "exceptions",
        )
    }
    costs["training"] = [i["agents"] * 6 * i["loaded_rate"]]
    costs["integration"] = [60_000.0]
    handling, assisted_cases = [0.0], [0.0]
    token_cost = (i["tokens_in"] * i["price_in"] + i["tokens_out"] * i["price_out"]) * EUR_PER_USD

    for p in range(1, MONTHS + 1):
        adoption = s_curve(0.05, i["peak_use"], 12, p - 0.5)
        assisted = i["cases"] * (1 + i["volume_growth"]) ** (p - 1) * adoption
        team = 2 if p <= 12 else 0.5
        assisted_cases.append(assisted)
        costs["licences"].append(i["agents"] * i["seat_price"])
        costs["tokens"].append(assisted * token_cost * (1 + i["token_growth"]) ** (p - 1))
        costs["review"].append(assisted * i["reviewed"] * i["review_hours"] * i["loaded_rate"])
        costs["rework"].append(assisted * i["rework_rate"] * i["rework_hours"] * i["loaded_rate"])
        costs["training"].append(0.0)
        costs["change_team"].append(team * FTE_HOURS_PER_MONTH * i["loaded_rate"])
        costs["integration"].append(0.0)
        costs["governance"].append(0.25 * FTE_HOURS_PER_MONTH * i["loaded_rate"])
        costs["exceptions"].append(0.0)
        hours_saved = assisted * i["handle_time_hours"] * i["time_saved"]
        handling.append(hours_saved * i["realised"] * i["loaded_rate"])
    return costs, {"handling": handling}, assisted_cases


def column_sum(series):
    return [math.fsum(column) for column in zip(*series)] if series else [0.0] * (MONTHS + 1)


def present_value(flow, annual=DISCOUNT):
    return math.fsum(x * (1 + annual) ** (-p / 12) for p, x in enumerate(flow))


def crossing(flow):
    """Months until the running total is at or above 0 for good; None where it never is."""
    total, running = 0.0, []
    for x in flow:
        total += x
        running.append(total)
    if running[-1] < 0:
        return None
    last_below = max((p for p, x in enumerate(running) if x < 0), default=None)
    if last_below is None:
        return 0.0
    below, above = running[last_below], running[last_below + 1]
    return last_below + below / (below - above)


def internal_rate(flow):
    """Annual effective rate where the present value is 0, searched for above -99% a year."""
    def value(annual):
        return present_value(flow, annual)

    grid = [-0.99 + 0.01 * k for k in range(0, 2000)]
    roots = []
    for low, high in zip(grid, grid[1:]):
        if value(low) * value(high) < 0:
            rising = value(low) < 0
            for _ in range(200):
                middle = (low + high) / 2
                if (value(middle) < 0) == rising:
                    low = middle
                else:
                    high = middle
            roots.append((low + high) / 2)
    return roots[0] if len(roots) == 1 else None


def modified_rate(flow, annual=DISCOUNT):
    paid_in = -math.fsum(min(x, 0) * (1 + annual) ** (-p / 12) for p, x in enumerate(flow))
    grown = math.fsum(max(x, 0) * (1 + annual) ** ((MONTHS - p) / 12) for p, x in enumerate(flow))
    if paid_in <= 0 or grown <= 0:
        return None
    return (grown / paid_in) ** (12 / MONTHS) - 1


def lowest(flow):
    total, deepest = 0.0, 0.0
    for x in flow:
        total += x
        deepest = min(deepest, total)
    return deepest


def metrics(costs, benefits, assisted):
    cost, benefit = column_sum(costs), column_sum(benefits)
    net = [b - c for b, c in zip(benefit, cost)]
    pv_costs, pv_benefits = present_value(cost), present_value(benefit)
    discounted = [x * (1 + DISCOUNT) ** (-p / 12) for p, x in enumerate(net)]
    return {
        "npv": present_value(net),
        "roi": pv_benefits / pv_costs - 1,
        "irr": internal_rate(net),
        "mirr": modified_rate(net),
        "payback": crossing(net),
        "discounted_payback": crossing(discounted),
        "tco": math.fsum(cost),
        "pv_costs": pv_costs,
        "pv_benefits": pv_benefits,
        "peak_funding": lowest(net),
        "unit_cost": math.fsum(cost) / math.fsum(assisted),
    }


def outcome(overlay):
    costs, benefits, assisted = lines(BASE | overlay)
    cash = [flow for name, flow in costs.items() if name in CASH_COSTS]
    return {
        "economic": metrics(list(costs.values()), list(benefits.values()), assisted),
        "cash_only": metrics(cash, [], assisted),
        "totals": {name: math.fsum(flow) for name, flow in (costs | benefits).items()},
        "present_values": {name: present_value(flow) for name, flow in (costs | benefits).items()},
    }


if __name__ == "__main__":
    print(json.dumps({name: outcome(overlay) for name, overlay in SCENARIOS.items()}, indent=2))
