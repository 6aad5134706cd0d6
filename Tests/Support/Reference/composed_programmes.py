#!/usr/bin/env python3
"""An independent reading of the two programmes that are put together from library models.

Like support_copilot.py it shares nothing with the product. It works out, by hand, what
models/programmes/coding-assistant.roi and contract-review.roi say with the library models they use:

    python3 composed_programmes.py > composed_programmes.json

Rules beside those listed in support_copilot.py:
- a continuous shape (ramp, s-curve, decay) gives a period its value at the period's middle;
- `growing(g, every: year)` steps at the start of each model year;
- `paid: yearly in advance` moves the twelve months' money into the first of them, `after 30 days`
  moves it one month later, what would fall beyond the horizon staying in the last month;
- NPV, payback and peak funding are of the money as paid; TCO is the same total either way;
- avoided cost with a budget is cash; capacity is not.
"""

import json
import math

from support_copilot import FTE_HOURS_PER_MONTH, crossing, lowest, s_curve

MONTHS = 36
EUR_PER_USD = 0.92
PERIODS = range(1, MONTHS + 1)


def monthly(value):
    """[initial, month 1 ...] of a function of the month's number; a flow is 0 at initial."""
    return [0.0] + [value(p) for p in PERIODS]


def at_start(amount):
    return [amount] + [0.0] * MONTHS


def ramp(start, end, months, p):
    return start + (end - start) * min((p - 0.5) / months, 1)


def year_steps(rate, p):
    return (1 + rate) ** ((p - 1) // 12)


def yearly_in_advance(flow):
    paid = [flow[0]] + [0.0] * MONTHS
    for first in range(1, MONTHS + 1, 12):
        paid[first] = math.fsum(flow[first:first + 12])
    return paid


def one_month_later(flow):
    paid = [flow[0]] + [0.0] * MONTHS
    for p in PERIODS:
        paid[min(p + 1, MONTHS)] += flow[p]
    return paid


def licences(cases, seats, minimum, price, uplift, cases_per_user):
    committed = max(seats, minimum)
    used, unused, paid = [0.0], [0.0], committed
    for p in PERIODS:
        needed = cases[p] / cases_per_user
        paid = max(paid, committed, needed)
        active = min(needed, paid)
        price_now = price * year_steps(uplift, p)
        used.append(active * price_now)
        unused.append((paid - active) * price_now)
    return {"seats_used": yearly_in_advance(used), "shelfware": yearly_in_advance(unused)}


def tokens(cases, calls, prompt, answer, cached, prices, repeated=0.04, growth=0.03, price_change=0.0):
    """Prices are per 1M tokens in EUR: input, cached input, output."""
    price_in, price_cached, price_out = (price / 1e6 for price in prices)
    per_call = prompt * (price_in * (1 - cached) + price_cached * cached) + answer * price_out
    usage = monthly(
        lambda p: cases[p] * calls * (1 + repeated) * per_call * (1 + growth) ** (p - 1) * year_steps(price_change, p)
    )
    return {"model_usage": one_month_later(usage)}


def people_on_drafts(cases, rate, reviewed, review, supervision, first, settled, rework, comeback, comeback_hours,
                     escapes, escape_price):
    """Times are hours a case."""
    hours = {
        "human_review": monthly(lambda p: cases[p] * reviewed * review),
        "supervision": monthly(lambda p: cases[p] * supervision),
        "draft_rework": monthly(lambda p: cases[p] * ramp(first, settled, 12, p) * rework),
        "comebacks": monthly(lambda p: cases[p] * comeback * comeback_hours),
    }
    money = {name: [h * rate for h in flow] for name, flow in hours.items()}
    cash = {"escaped_errors": monthly(lambda p: cases[p] * escapes * escape_price)}
    return money, cash, math.fsum(math.fsum(flow) for flow in hours.values())


def change(people, rate, training, team_first, team_later, material):
    capacity = {
        "first_training": at_start(people * training * rate),
        "later_training": monthly(lambda p: people * (2 + 0.18 * training) * rate / 12),
        "learning_dip": monthly(lambda p: people * 3 * 0.5 ** ((p - 0.5) / 2) * rate),
        "change_staff": monthly(lambda p: ramp(team_first, team_later, 18, p) * FTE_HOURS_PER_MONTH * rate),
    }
    return capacity, {"training_material": at_start(material)}


def integration(rate, build, effort, hosting=1500.0):
    capacity = {
        "build_own": at_start(effort * rate),
        "retests": monthly(lambda p: 3 * 60 * rate / 12),
    }
    cash = {
        "build": at_start(build),
        "upkeep": monthly(lambda p: build * 0.18 / 12),
        "hosting": monthly(lambda p: hosting),
    }
    return capacity, cash


def governance(cases, rate, sampled, sampling, team=0.25):
    capacity = {
        "policy": monthly(lambda p: team * FTE_HOURS_PER_MONTH * rate),
        "sampling": monthly(lambda p: cases[p] * sampled * sampling * rate),
    }
    return capacity, {"assessment": at_start(20_000.0), "audit": monthly(lambda p: 1000.0)}


def coding_assistant(saved=0.14, realised=0.60, peak=0.65, token_factor=1.0, specialist=False):
    rate, people = 68.0, 400.0
    cases = monthly(lambda p: 3200 * s_curve(0.08, peak, 9, p - 0.5))
    seat = (350, 42 * EUR_PER_USD, 0.07) if specialist else (300, 30 * EUR_PER_USD, 0.05)
    cash = licences(cases, people, seat[0], seat[1], seat[2], 8.0)
    cash |= tokens(cases, 60, 18_000, 900, 0.8, [p * EUR_PER_USD * token_factor for p in (2, 0.2, 10)])
    capacity, escaped, hours_taken = people_on_drafts(
        cases, rate, 1.0, 10 / 60, 0.0, 0.10, 0.06, 1.5, 0.02, 4.0, 0.004, 600.0)
    for own, bought in (
        change(people, rate, 6.0, 1.0, 0.25, 25_000.0),
        integration(rate, 40_000.0, 500.0),
        governance(cases, rate, 0.01, 20 / 60),
    ):
        capacity |= own
        cash |= bought
    gross = monthly(lambda p: cases[p] * 10 * saved)
    redeployed = {"time_redeployed": [h * realised * rate for h in gross]}
    return outcome(cash | escaped, capacity, {}, redeployed, 0.10, cases, hours_taken, gross)


def contract_review(cut=0.25, realised=0.65, peak=0.60, read=0.5, ndas=550.0):
    rate, people = 95.0, 45.0
    volume = {"nda": ndas, "supply": 300.0, "licence": 150.0}
    effort = {"nda": 0.8, "supply": 3.5, "licence": 5.5}
    contracts = sum(volume.values())
    adoption = monthly(lambda p: s_curve(0.05, peak, 12, p - 0.5))
    cases = [contracts * a for a in adoption]
    cash = licences(cases, people, 40, 110.0, 0.06, 22.0)
    cash |= tokens(cases, 12, 24_000, 1_500, 0.3, [p * EUR_PER_USD for p in (2, 0.2, 10)])
    capacity, escaped, hours_taken = people_on_drafts(
        cases, rate, read, 12 / 60, 3 / 60, 0.06, 0.03, 0.5, 0.008, 2.0, 0.0005, 4_000.0)
    for own, bought in (
        change(people, rate, 10.0, 0.5, 0.1, 10_000.0),
        integration(rate, 45_000.0, 250.0, 900.0),
        governance(cases, rate, 0.02, 0.5, 0.1),
    ):
        capacity |= own
        cash |= bought
    gross = [sum(volume[k] * effort[k] for k in volume) * a * cut for a in adoption]
    cash_benefits = {
        "deflection": monthly(
            lambda p: contracts * 0.17 * peak * s_curve(0, 0.25, 12, p - 0.5) * (1 - 0.10) * 900),
        "earlier_close": monthly(
            lambda p: contracts * 0.50 * peak * 18_000 * (11 - 7) / 365 * s_curve(0, 1, 9, p - 0.5) * 0.08),
    }
    redeployed = {"drafting": [h * realised * rate for h in gross]}
    return outcome(cash | escaped, capacity, cash_benefits, redeployed, 0.09, cases, hours_taken, gross)


def total(flows):
    return [math.fsum(column) for column in zip(*flows)] if flows else [0.0] * (MONTHS + 1)


def present_value(flow, annual):
    return math.fsum(x * (1 + annual) ** (-p / 12) for p, x in enumerate(flow))


def outcome(cash_costs, capacity_costs, cash_benefits, capacity_benefits, discount, cases, hours_taken, gross):
    costs = total([*cash_costs.values(), *capacity_costs.values()])
    benefits = total([*cash_benefits.values(), *capacity_benefits.values()])
    net = [b - c for b, c in zip(benefits, costs)]
    cash_net = [b - c for b, c in zip(total([*cash_benefits.values()]), total([*cash_costs.values()]))]
    lines = cash_costs | capacity_costs | cash_benefits | capacity_benefits
    return {
        "npv": present_value(net, discount),
        "npv.cash_only": present_value(cash_net, discount),
        "tco": math.fsum(costs),
        "pv_costs": present_value(costs, discount),
        "pv_benefits": present_value(benefits, discount),
        "payback": crossing(net),
        "peak_funding": lowest(net),
        "unit_cost": math.fsum(costs) / math.fsum(cases),
        "botsitting": hours_taken / math.fsum(gross),
        "totals": {name: math.fsum(flow) for name, flow in lines.items()},
    }


if __name__ == "__main__":
    careful = {"saved": 0.08, "realised": 0.45, "peak": 0.50}
    cautious = {"cut": 0.15, "realised": 0.45, "peak": 0.40}
    print(json.dumps({
        "coding-assistant": {
            "base": coding_assistant(),
            "careful": coding_assistant(**careful),
            "slower": coding_assistant(saved=-0.188),
            "second_vendor": coding_assistant(specialist=True),
            "repriced": coding_assistant(token_factor=3.0),
            "worst": coding_assistant(**careful, token_factor=3.0),
        },
        "contract-review": {
            "base": contract_review(),
            "cautious": contract_review(**cautious),
            "everything_read": contract_review(read=1.0),
            "cautious_and_read": contract_review(**cautious, read=1.0),
            "fewer_ndas": contract_review(ndas=150.0),
        },
    }, indent=2))
