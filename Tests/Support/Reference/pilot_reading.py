"""Reads models/evidence/pilot.csv with pandas and statsmodels, sharing nothing with the product.

Writes pilot_reading.json beside itself.
"""

import json
import pathlib

import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from scipy import stats
from statsmodels.stats.power import TTestIndPower

here = pathlib.Path(__file__)
data = pd.read_csv(here.parents[3] / "models/evidence/pilot.csv")
live = data[data.week >= "2025-10-13"]
before = data[data.week < "2025-10-13"]
t, c = live[live.group == "on"], live[live.group == "off"]
out = {"rows": [len(c), len(t)], "agents": [c.agent_id.nunique(), t.agent_id.nunique()]}


def mean_and_variance(rows, column):
    """Of the mean: squared sums of each agent's distances, times G / (G - 1)."""
    mean = rows[column].mean()
    pulls = rows.groupby("agent_id")[column].apply(lambda v: (v - mean).sum()) / len(rows)
    return mean, (pulls**2).sum() * len(pulls) / (len(pulls) - 1)


m0, v0 = mean_and_variance(c, "handle_seconds")
m1, v1 = mean_and_variance(t, "handle_seconds")
log, se = np.log(m1 / m0), np.sqrt(v0 / m0**2 + v1 / m1**2)
z = (log - np.log(0.9)) / se
out["primary"] = {
    "control": m0, "treated": m1, "change": np.exp(log) - 1,
    "interval": [np.exp(log - 1.959963984540054 * se) - 1, np.exp(log + 1.959963984540054 * se) - 1],
    "z": z, "p": stats.norm.cdf(z), "log_error": se,
}
deff = max(v / (r.handle_seconds.var() / len(r)) for v, r in ((v0, c), (v1, t)))
cv = c.handle_seconds.std() / m0
out["primary"]["planned"] = deff * TTestIndPower().solve_power(0.1 / cv, power=0.8, alpha=0.05)

for name, margin, sign in [("qa_pass", -0.02, 1), ("escalated", 0.01, -1)]:
    g0, w0 = mean_and_variance(c, name)
    g1, w1 = mean_and_variance(t, name)
    error = np.sqrt(w0 + w1)
    z = (g1 - g0 - margin) / error
    out[name] = {"difference": g1 - g0, "error": error, "p": stats.norm.sf(z * sign)}

# Without clusters, a regression by agent gives the same errors but for (n − 1) / (n − 2).
both = live.assign(on=(live.group == "on").astype(float))
fit = smf.ols("reopened ~ on", both).fit(cov_type="cluster", cov_kwds={"groups": both.agent_id.astype("category").cat.codes})
out["reopened"] = {"difference": fit.params["on"], "regression_error": fit.bse["on"]}

# Differences of logs: pulls of each agent on the four means.
parts = {}
for key, rows, column in [("c1", c, 1), ("t1", t, 1), ("c0", before[before.group == "off"], 0), ("t0", before[before.group == "on"], 0)]:
    mean = rows.handle_seconds.mean()
    parts[key] = (mean, rows.groupby("agent_id").handle_seconds.apply(lambda v: (v - mean).sum()) / len(rows) / mean)
change = np.log(parts["t1"][0] / parts["c1"][0]) - np.log(parts["t0"][0] / parts["c0"][0])
variance = 0
for arm in "ct":
    pull = parts[arm + "1"][1] - parts[arm + "0"][1]
    variance += (pull**2).sum() * len(pull) / (len(pull) - 1)
out["differences"] = [np.exp(change) - 1, np.sqrt(variance)]

# CUPED: each agent's mean before, over rows.
earlier = before.groupby("agent_id").handle_seconds.mean()
x = live.agent_id.map(earlier)
theta = np.cov(live.handle_seconds, x)[0, 1] / x.var()
held = live.assign(handle_seconds=live.handle_seconds - theta * (x - x.mean()))
a0, u0 = mean_and_variance(held[held.group == "off"], "handle_seconds")
a1, u1 = mean_and_variance(held[held.group == "on"], "handle_seconds")
out["cuped"] = [a1 / a0 - 1, np.sqrt(u0 / a0**2 + u1 / a1**2), np.corrcoef(live.handle_seconds, x)[0, 1] ** 2]

ratios = {}
for name, rows in live.groupby("seniority"):
    s0, q0 = mean_and_variance(rows[rows.group == "off"], "handle_seconds")
    s1, q1 = mean_and_variance(rows[rows.group == "on"], "handle_seconds")
    ratios[name] = (np.log(s1 / s0), np.sqrt(q0 / s0**2 + q1 / s1**2))
out["segments"] = {k: [np.exp(v[0]) - 1, v[1]] for k, v in ratios.items()}
w = np.array([1 / v[1] ** 2 for v in ratios.values()])
e = np.array([v[0] for v in ratios.values()])
out["interaction"] = stats.chi2.sf((w * (e - (w * e).sum() / w.sum()) ** 2).sum(), 1)

weekly = [np.log(g[g.group == "on"].handle_seconds.mean() / g[g.group == "off"].handle_seconds.mean()) for _, g in live.groupby("week")]
line = stats.linregress(np.arange(8), weekly)
out["weekly"] = {"log_ratios": weekly, "slope": line.slope, "p": line.pvalue}

for name in ["handle_seconds", "qa_pass", "escalated"]:
    agents = before.groupby(["agent_id", "group"])[name].mean().reset_index()
    on, off = agents[agents.group == "on"][name], agents[agents.group == "off"][name]
    out.setdefault("balance", {})[name] = (on.mean() - off.mean()) / np.sqrt((on.var() + off.var()) / 2)


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, (np.floating, np.integer)) else value


here.with_suffix(".json").write_text(json.dumps(plain(out), indent=1) + "\n")
print(json.dumps(plain(out), indent=1))
