"""Error budgets, actuals, drift, concentration and the worth of a pilot by numpy and scipy, sharing nothing with the
product.

Writes evidence_flows.json beside itself.
"""

import json
import pathlib

import numpy as np
from scipy import integrate, stats

rng = np.random.default_rng(7)
out = {}

savings = np.round(rng.lognormal(0.5, 1.1, 83), 3)
ordered = np.sort(savings)
pairs = np.abs(savings[:, None] - savings[None, :]).sum()
top = lambda share: (ordered[::-1] * np.clip(share * 83 - np.arange(83), 0, 1)).sum() / savings.sum()
out["savings"] = {
    "values": savings.tolist(), "mean": savings.mean(), "median": np.median(savings),
    "gini": pairs / (2 * 83**2 * savings.mean()), "top_decile": top(0.10), "top_twentieth": top(0.05),
    "lorenz_half": np.interp(0.5, np.arange(84) / 83, np.concatenate([[0], np.cumsum(ordered)]) / savings.sum()),
}

quality = np.concatenate([rng.normal(0.93, 0.01, 12), rng.normal(0.912, 0.01, 14)]).round(5)
mean, deviation = quality[:8].mean(), quality[:8].std(ddof=1)
low, lows = 0.0, []
for index, value in enumerate(quality):
    low = max(0, low - (value - mean) / deviation - 0.5) if index >= 8 else 0.0
    lows.append(low)
out["cusum"] = {"values": quality.tolist(), "lower": lows, "alarm": next(i for i, v in enumerate(lows) if v > 5)}

plan = [100.0, 110, 120, 130, 130, 130, 130, 130]
actual = [90.0, 101, 117, 118]
index = sum(actual) / sum(plan[:4])
off = np.array(actual) - index * np.array(plan[:4])
error = np.sqrt((off**2).sum() * 4 / 3) / sum(plan[:4])
rest = sum(plan) - sum(plan[:4])
reach = stats.t.ppf(0.975, 3) * error * rest
out["reforecast"] = {
    "plan": plan, "actual": actual, "at_rate": sum(actual) + rest * index,
    "interval": [sum(actual) + rest * index - reach, sum(actual) + rest * index + reach],
}

spend = np.array([10, 12, 15, 15, 18, 22, 25, 31.0])
result = np.array([100, 104, 103, 110, 108, 115, 111, 118.0])
line = stats.linregress(np.log(spend), np.log(result))
reach = stats.t.ppf(0.975, 6) * line.stderr
out["elasticity"] = {"spend": spend.tolist(), "outcome": result.tolist(), "value": line.slope, "interval": [line.slope - reach, line.slope + reach]}

# Errors: 23 in 900 outputs where 5% are allowed; 14 of them of one of four causes.
out["errors"] = {
    "upper_rate": stats.chi2.ppf(0.95, 2 * 23 + 2) / 2 / 900,
    "repetition": min(4 * stats.binom.sf(13, 23, 0.25), 1),
    "upper_none_of_400": 1 - 0.05 ** (1 / 400),
}

# A pilot's worth by integrating over what it may show: effect N(0.1, 0.06²), value 2M for a unit of effect less 150k.
mu, tau, worth, without, row_error = 0.10, 0.06, 2e6, -150e3, 0.9
def information(rows):
    s = row_error / np.sqrt(rows)
    spread = np.sqrt(tau**2 + s**2)
    def after(d):
        held = (d / s**2 + mu / tau**2) / (1 / s**2 + 1 / tau**2)
        return max(without + worth * held, 0) * stats.norm.pdf(d, mu, spread)
    zero = (-without / worth - mu) * spread**2 / tau**2 + mu
    got = integrate.quad(after, zero, mu + 12 * spread, limit=200)[0]
    return got - max(without + worth * mu, 0)
out["pilot"] = {"information": [[w, information(60 * w)] for w in [4, 8, 20]],
                "perfect": integrate.quad(lambda e: max(without + worth * e, 0) * stats.norm.pdf(e, mu, tau), 0.075, 0.9)[0] - 50e3}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, (np.floating, np.integer)) else value


pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(plain(out), indent=1) + "\n")
