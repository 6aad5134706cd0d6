"""Prints Tests/Sampling/ReferenceDistributions.swift: quantiles and moments by scipy, quantiles in its arbitrary
precision where tails need it, and Sobol' points by scipy.stats.qmc (needs scipy and mpmath).

    python3 distributions.py > ../../Sampling/ReferenceDistributions.swift
"""
import mpmath
import scipy.stats as st
from scipy.stats import qmc

mpmath.mp.dps = 40
PROBABILITIES = [1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6, 1 - 1e-12]


def beta_quantile(a, b):
    """scipy's value, polished: its own is good to about 1e-10 in the tails."""

    def quantile(p):
        p = mpmath.mpf(p)
        lower = p <= 0.5
        (a1, b1, tail) = (a, b, p) if lower else (b, a, 1 - p)
        x = mpmath.mpf(st.beta(a1, b1).ppf(float(tail)))
        for _ in range(60):
            value = mpmath.betainc(a1, b1, 0, x, regularized=True)
            slope = x ** (a1 - 1) * (1 - x) ** (b1 - 1) / mpmath.beta(a1, b1)
            step = (value - tail) / slope
            x = x - step if 0 < x - step < 1 else x / 2
            if abs(step) < x * mpmath.mpf(10) ** -25:
                break
        return float(x if lower else 1 - x)

    return quantile


def pert(low, mode, high):
    a = 1 + 4 * (mode - low) / (high - low)
    b = 1 + 4 * (high - mode) / (high - low)
    return beta(a, b, low, high, f".pert(low: {low}, mode: {mode}, high: {high})")


def beta(a, b, low, high, text=None):
    d = st.beta(a, b, loc=low, scale=high - low)
    quantile = beta_quantile(a, b)
    text = text or f".beta(alpha: {a}, beta: {b}, low: {low}, high: {high})"
    return text, lambda p: low + (high - low) * quantile(p), d.mean(), d.std()


def known(text, d):
    return text, lambda p: float(d.ppf(p)), float(d.mean()), float(d.std())


def normal_between(low, high, central):
    sd = (high - low) / (2 * st.norm.ppf((1 + central) / 2))
    return known(f".normal(low: {low}, high: {high}, central: {central})", st.norm((low + high) / 2, sd))


def lognormal_between(low, high, central):
    low_log, high_log = mpmath.log(low), mpmath.log(high)
    sd = float((high_log - low_log) / 2) / st.norm.ppf((1 + central) / 2)
    scale = float(mpmath.exp((low_log + high_log) / 2))
    return known(f".lognormal(low: {low}, high: {high}, central: {central})", st.lognorm(sd, scale=scale))


CASES = [
    known(".uniform(low: -3.0, high: 7.5)", st.uniform(-3, 10.5)),
    known(".triangular(low: 800.0, mode: 1000.0, high: 1400.0)", st.triang(200 / 600, 800, 600)),
    known(".triangular(low: 2.0, mode: 2.0, high: 5.0)", st.triang(0, 2, 3)),
    known(".triangular(low: 2.0, mode: 5.0, high: 5.0)", st.triang(1, 2, 3)),
    pert(0.3, 0.6, 0.8),
    pert(36.0, 41.0, 47.0),
    pert(0.0, 0.0, 1.0),
    beta(0.5, 0.5, 0.0, 1.0),
    beta(2.0, 5.0, 0.0, 1.0),
    beta(30.0, 3.0, 0.0, 1.0),
    beta(0.2, 1.7, 0.0, 1.0),
    beta(800.0, 1200.0, 0.0, 1.0),
    beta(1.0, 3.0, -10.0, 20.0),
    known(".normal(mean: 4.0, deviation: 1.5)", st.norm(4, 1.5)),
    normal_between(0.09, 0.17, 0.9),
    known(".lognormal(logMean: -0.5, logDeviation: 0.75)", st.lognorm(0.75, scale=float(mpmath.exp(-0.5)))),
    lognormal_between(2.0, 50.0, 0.8),
]

print("// Made by Tests/Support/Reference/distributions.py with scipy and mpmath. Do not edit.")
print("import Sampling\n")
print("enum ReferenceDistributions {")
print("  struct Case: Sendable {")
print("    let distribution: Distribution\n    let mean: Double\n    let deviation: Double\n    let quantiles: [Double]")
print("  }\n")
print(f"  static let probabilities: [Double] = {PROBABILITIES}\n")
print("  static let cases: [Case] = [")
for text, quantile, mean, deviation in CASES:
    print(f"    Case(\n      distribution: {text},\n      mean: {float(mean)!r}, deviation: {float(deviation)!r},")
    print("      quantiles: [")
    values = [quantile(p) for p in PROBABILITIES]
    for start in range(0, len(values), 5):
        print("        " + " ".join(f"{v!r}," for v in values[start : start + 5]))
    print("      ]),")
print("  ]\n")

DIMENSIONS = [0, 1, 2, 5, 17, 100, 254, 255]
points = qmc.Sobol(256, scramble=False, bits=32).random(32)
print("  /// The first points of some dimensions, as multiples of 2^−32.")
print("  static let sobol: [(dimension: Int, points: [UInt32])] = [")
for d in DIMENSIONS:
    digits = [str(int(x * 2**32)) for x in points[:, d]]
    print(f"    (\n      {d},\n      [")
    for start in range(0, 32, 8):
        print("        " + " ".join(f"{v}," for v in digits[start : start + 8]))
    print("      ]\n    ),")
print("  ]\n}")
