#!/usr/bin/env python3
"""The distribution of models/programmes/support-copilot.roi by independent random numbers, in NumPy.

It shares nothing with the product: the model is written out by hand (see support_copilot.py for the rules), the draws are
NumPy's, the quantile functions SciPy's. Run it to rewrite the output beside it:

    python3 support_copilot_simulation.py > support_copilot_simulation.json
"""

import json

import numpy as np
from scipy import stats

BATCHES, TRIALS = 40, 200_000
MONTHS, DISCOUNT, EUR_PER_USD, FTE = 36, 0.09, 0.92, 1720 / 12


def pert(p, low, mode, high):
    width = high - low
    return stats.beta.ppf(p, 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def npv_and_payback(rng):
    p = rng.random((6, TRIALS))
    # A rank correlation of 0.5 is 2 sin(pi 0.5 / 6) between the normals.
    pearson = 2 * np.sin(np.pi * 0.5 / 6)
    first = stats.norm.ppf(p[2])
    second = pearson * first + np.sqrt(1 - pearson**2) * stats.norm.ppf(p[3])
    loaded_rate = pert(p[0], 36, 41, 47)
    time_saved = 0.13 + 0.04 / stats.norm.ppf(0.95) * stats.norm.ppf(p[1])
    peak_use = pert(stats.norm.cdf(first), 0.50, 0.70, 0.85)
    realised = pert(stats.norm.cdf(second), 0.30, 0.60, 0.80)
    token_growth = stats.triang.ppf(p[4], 3 / 8, 0, 0.08)
    rework_rate = pert(p[5], 0.02, 0.03, 0.08)

    token_cost = (3200 * 1e-6 + 420 * 5e-6) * EUR_PER_USD
    low, high = logistic(-5), logistic(5)
    running = -(1200 * 6 * loaded_rate + 60_000)
    npv, back = running.copy(), np.zeros(TRIALS)
    for month in range(1, MONTHS + 1):
        t = min((month - 0.5) / 12, 1)
        adoption = 0.05 + (peak_use - 0.05) * (logistic(10 * (t - 0.5)) - low) / (high - low)
        assisted = 310_000 * 1.008 ** (month - 1) * adoption
        hours = assisted * 11 / 60 * time_saved * realised
        hours -= assisted * (0.35 * 30 / 3600 + rework_rate * 6 / 60)
        hours -= ((2 if month <= 12 else 0.5) + 0.25) * FTE
        net = hours * loaded_rate - 1200 * 28 - assisted * token_cost * (1 + token_growth) ** (month - 1)
        before, running = running, running + net
        crosses = (before < 0) & (running >= 0)
        back = np.where(crosses, month - running / np.where(crosses, net, 1), back)
        npv += net * (1 + DISCOUNT) ** (-month / 12)
    return npv, np.where(running >= 0, back, np.inf)


def estimate(values):
    return {"value": float(np.mean(values)), "error": float(np.std(values, ddof=1) / np.sqrt(len(values)))}


def main():
    rng = np.random.default_rng(20_260_101)
    names = ["mean", "sd", "p5", "p10", "p50", "p90", "p95", "p_loss", "p_12", "p_24", "p_36"]
    found = {name: [] for name in names}
    for _ in range(BATCHES):
        npv, payback = npv_and_payback(rng)
        row = [npv.mean(), npv.std(ddof=1), *np.quantile(npv, [0.05, 0.1, 0.5, 0.9, 0.95]), (npv < 0).mean()]
        row += [(payback <= months).mean() for months in (12, 24, 36)]
        for name, value in zip(names, row):
            found[name].append(value)
    print(json.dumps({name: estimate(values) for name, values in found.items()}, indent=2))


if __name__ == "__main__":
    main()
