"""The worked cascades of models/programmes by hand: NPV in base, and where each measure stands when it is due.

Shares nothing with the product. A ramp is linear and takes its value at the middle of a month; a flow is discounted
from the end of its month by (1 + 9%)^(1/12); what is paid at the start is not discounted.
"""

MONTHS = 24
FTE = 1720 / 12  # hours a month


def ramp(month, start, end, length):
    return start + (end - start) * min(1, (month - 0.5) / length)


def npv(initial, flow):
    return initial + sum(flow(month) / 1.09 ** (month / 12) for month in range(1, MONTHS + 1))


def service():
    assisted = lambda month: ramp(month, 0, 0.70, 6)
    saved = lambda month: 60_000 * 11 / 60 * assisted(month) * 0.36
    costs = lambda month: 110 * 28 + 0.5 * FTE * 41 + 60_000 * assisted(month) * 0.02 * 0.1 * 41
    value = npv(-40_000 - 110 * 6 * 41, lambda month: saved(month) * 0.6 * 41 - costs(month))
    return {"npv": value, "handle_time minutes in month 7": 11 * (1 - assisted(7) * 0.36)}


def contracts():
    without = lambda month: ramp(month, 0, 0.80, 9)
    days = lambda month: 11 * (1 - without(month)) + 3.5 * without(month)
    released = lambda month: 1_000 * 18_000 * 0.5 * (11 - days(month)) / 365 * 0.07
    costs = lambda month: 3_000 + 0.1 * FTE * 95 + 1_000 * without(month) * 0.03 * 0.5 * 95
    value = npv(-30_000 - 200 * 95, lambda month: released(month) - costs(month))
    return {"npv": value, "review_days in month 12": days(12)}


def close():
    fast = lambda month: ramp(month, 0.80, 0.90, 6)
    left = lambda share: 1_500 * (share * 0.02 + (1 - share) * 0.42)
    saved = lambda month: (left(0.80) - left(fast(month))) * 5
    costs = 2_000 + 6 * 58 + 1_500 * 0.01 * 2 * 58
    value = npv(-18_000 - 90 * 58, lambda month: saved(month) * 0.7 * 58 - costs)
    return {"npv": value, "open_at_close in month 9": left(fast(9))}


def delivery():
    assisted = lambda month: ramp(month, 0, 0.60, 6)
    saved = lambda month: 40 * 60 * assisted(month) * 0.5
    costs = lambda month: 30 * 35 + 8 * 78 + 40 * assisted(month) * 3 * 78
    value = npv(-15_000 - 30 * 10 * 78, lambda month: saved(month) * 0.6 * 78 - costs(month))
    return {"npv": value, "spec_to_code hours in month 9": 60 * (1 - assisted(9) * 0.5)}


def retail():
    use = lambda month: ramp(month, 0, 1, 6)
    more = lambda month: 50_000 * 0.2 * 0.08 * 1.875 * use(month)
    sales = lambda month: (more(month) * 60 + 40_000 * 2 * 0.2 * use(month)) * 0.32
    ideas = lambda month: 20 * 12 * 0.25 * use(month) * 52
    costs = lambda month: 9_000 + 1_500 + 0.2 * FTE * 52 + more(month) * 0.09 * 4
    value = npv(-80_000 - 120 * 52, lambda month: sales(month) + ideas(month) - costs(month))
    orders = 0.2 * (1 + 0.08 * 1.875 * use(12))
    return {"npv": value, "customer_value in month 12": 72 + orders * 60 * 12}


def roles():
    use = lambda month: ramp(month, 0, 1, 3)
    gain = lambda month: use(month) * (
        4_000 * 0.08 * 18 + 300 * 2 * 0.15 * 64 + 43.333 * 64 + 12_000 * 4 * 0.03 * 0.40)
    costs = 4_000 + 500 + 8 * 64
    return {"npv": npv(-12_000 - 60 * 64, lambda month: gain(month) - costs), "precision in month 4": 0.8 + 0.08 * use(4)}


for cascade in (service, contracts, close, delivery, retail, roles):
    print(cascade.__name__, {name: round(value, 4) for name, value in cascade().items()})
