"""Statistics of small synthetic samples by scipy and statsmodels, sharing nothing with the product.

Writes evidence_statistics.json beside itself.
"""

import json
import pathlib

import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

rng = np.random.default_rng(20261)
out = {}

# A clustered panel: 24 people, unequal rows, a covariate, a treatment by person.
people = np.repeat(np.arange(24), rng.integers(3, 9, 24))
treated = (people % 2 == 1).astype(float)
x = rng.normal(4, 1, len(people)).round(6)
own = rng.normal(0, 0.4, 24)
y = (5 + 0.8 * x - 0.3 * treated + own[people] + rng.normal(0, 0.5 + 0.1 * x)).round(6)
post = rng.integers(0, 2, len(people)).astype(float)
frame = pd.DataFrame({"y": y, "t": treated, "x": x, "g": people, "post": post})
out["panel"] = {k: list(map(float, frame[k])) for k in ["y", "t", "x", "post"]} | {"g": people.tolist()}


def fit(formula, names, **how):
    model = smf.ols(formula, frame).fit(**how)
    return {n: [model.params[n], model.bse[n]] for n in names}


clusters = {"cov_type": "cluster", "cov_kwds": {"groups": frame.g}}
out["ols"] = {
    "homoskedastic": fit("y ~ t + x", ["Intercept", "t", "x"]),
    "hc1": fit("y ~ t + x", ["Intercept", "t", "x"], cov_type="HC1"),
    "hc3": fit("y ~ t + x", ["Intercept", "t", "x"], cov_type="HC3"),
    "clustered": fit("y ~ t + x", ["Intercept", "t", "x"], **clusters),
    "fixed": fit("y ~ post + x + C(g)", ["post", "x"], **clusters),
    "fixed_hc3": fit("y ~ post + x + C(g)", ["post", "x"], cov_type="HC3"),
    "differences": fit("y ~ t * post", ["t:post"], **clusters),
}
model = smf.ols("y ~ t + x", frame).fit(cov_type="cluster", cov_kwds={"groups": frame.g}, use_t=True)
out["ols"]["clustered_p"] = model.pvalues["t"]

a, b = frame[frame.t == 1].y, frame[frame.t == 0].y
welch = stats.ttest_ind(a, b, equal_var=False)
interval = welch.confidence_interval()
out["welch"] = [a.mean() - b.mean(), welch.statistic, welch.df, welch.pvalue, interval.low, interval.high]
out["smd"] = (a.mean() - b.mean()) / np.sqrt((a.var() + b.var()) / 2)
out["srm"] = {"equal": stats.chisquare([480, 530]).pvalue, "planned": stats.chisquare([300, 720], [340, 680]).pvalue}

theta = np.cov(y, x)[0, 1] / np.var(x, ddof=1)
held = frame.y - theta * (frame.x - frame.x.mean())
adjusted = stats.ttest_ind(held[frame.t == 1], held[frame.t == 0], equal_var=False)
out["cuped"] = [theta, np.corrcoef(y, x)[0, 1] ** 2, held[frame.t == 1].mean() - held[frame.t == 0].mean(), adjusted.pvalue]

n = frame.groupby("g").y.size()
between = (n * (frame.groupby("g").y.mean() - y.mean()) ** 2).sum() / 23
within = ((frame.y - frame.groupby("g").y.transform("mean")) ** 2).sum() / (len(y) - 24)
size = (n.sum() - (n**2).sum() / n.sum()) / 23
icc = (between - within) / (between + (size - 1) * within)
out["icc"] = [icc, 1 + (size - 1) * icc]

# Student's distribution, chi-square, exact bounds.
out["t"] = [[t, df, stats.t.cdf(t, df)] for t, df in [(-2.5, 3), (-0.1, 7.5), (1.3, 12), (-8, 40), (-1.96, 5000), (0.2, 1)]]
out["t_quantile"] = [[p, df, stats.t.ppf(p, df)] for p, df in [(0.975, 3), (0.6, 7.5), (0.001, 12), (0.5, 4), (0.3, 2), (0.95, 9e4)]]
out["chi2"] = [[v, df, stats.chi2.sf(v, df)] for v, df in [(3.84, 1), (0.01, 1), (30, 4), (2, 10), (150, 100)]]
out["clopper"] = [
    [k, n, *proportion_confint(k, n, method="beta")] for k, n in [(0, 40), (3, 40), (40, 40), (250, 1000), (1, 2)]
]
out["wilson"] = [[k, n, *proportion_confint(k, n, method="wilson")] for k, n in [(0, 40), (3, 40), (250, 1000)]]
out["garwood"] = [[k, stats.chi2.ppf(0.025, 2 * k) / 2 if k else 0.0, stats.chi2.ppf(0.975, 2 * k + 2) / 2] for k in [0, 1, 7, 230]]
out["rule_of_three"] = [[n, 1 - 0.05 ** (1 / n)] for n in [1, 30, 400]]

# Rates: 14 events in 9,000 actions before, 31 in 11,000 now.
share = 11_000 / 20_000
test = stats.binomtest(31, 45, share, alternative="greater")
limits = stats.binomtest(31, 45, share).proportion_ci(method="exact")
ratio = lambda s: s / (1 - s) * 9_000 / 11_000
out["rates"] = [31 / 11_000 / (14 / 9_000), test.pvalue, ratio(limits.low), ratio(limits.high)]

# Margins.
out["fieller"] = None
m0, v0, m1, v1 = 480.0, 180.0**2 / 400, 418.0, 170.0**2 / 400
z = stats.norm.ppf(0.975)
roots = np.roots([m0**2 - z**2 * v0, -2 * m0 * m1, m1**2 - z**2 * v1])
out["fieller"] = sorted(map(float, roots))
out["newcombe"] = [
    [*case, *confint_proportions_2indep(*case, method="newcomb", compare="diff")] for case in [(356, 400, 360, 400), (3, 50, 9, 60)]
]
out["agresti_caffo"] = [
    [*case, *confint_proportions_2indep(*case, method="agresti-caffo", compare="diff")] for case in [(356, 400, 360, 400), (3, 50, 9, 60)]
]

chances = [0.012, 0.04, 0.0005, 0.3, 0.04, 0.9]
out["several"] = {
    "p": chances,
    "holm": multipletests(chances, method="holm")[1].tolist(),
    "bh": multipletests(chances, method="fdr_bh")[1].tolist(),
}

power = TTestIndPower()
out["sample_size"] = [
    [e, a_, p, power.solve_power(e, power=p, alpha=a_)] for e, a_, p in [(0.1 / 0.375, 0.05, 0.8), (1.2, 0.05, 0.9), (0.05, 0.01, 0.8)]
]

series = [3.1, 2.9, 3.4, 3.8, 3.3, 4.1, 4.0]
line = sm.OLS(series, sm.add_constant(np.arange(7.0))).fit()
out["trend"] = {"y": series, "slope": line.params[1], "p": line.pvalues[1], "interval": line.conf_int()[1].tolist()}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, (np.floating, np.integer)) else value


path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(plain(out), indent=1) + "\n")
