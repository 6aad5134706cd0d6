"""Prints ReferencePoints.swift: arguments and results of the elementary functions in 200 bits (needs mpmath).

    python3 reference_points.py > ReferencePoints.swift
"""
import math
import random

from mpmath import exp, expm1, log, log1p, mp, mpf, power

mp.prec = 200
random.seed(20260101)
uniform = random.uniform


def literal(x):
    if abs(x) < 2**-1022:  # The compiler takes no subnormal literals.
        return f"{literal(x * 2**60)} * 0x1p-60"
    mantissa, exponent = math.frexp(x)
    digits, _ = (2 * mantissa).hex().split("p")
    return f"{digits.rstrip('0').rstrip('.')}p{exponent - 1}"


def point(function, *arguments):
    exact = function(*map(mpf, arguments))
    nearest = float(exact)
    beyond = float((exact - mpf(nearest)) / mpf(math.ulp(nearest)))
    return f"    ([{', '.join(map(literal, arguments))}], {literal(nearest)}, {beyond:.4f}),"


def several(count, *generators):
    return [tuple(generator() for generator in generators) for _ in range(count)]


def around_zero(low, high):
    return lambda: random.choice((-1, 1)) * 10 ** uniform(low, high)


TABLES = {
    "exponential": (
        exp,
        several(16, lambda: uniform(-1, 1)) + several(12, lambda: uniform(-708, 709))
        + several(4, lambda: uniform(-744, -709)) + [(1.0,), (709.78,), (-745.0,), (238.12205574254392,)],
    ),
    "exponentialLessOne": (
        expm1, several(16, lambda: uniform(-2, 2)) + several(8, around_zero(-15, -1)) + several(8, lambda: uniform(-45, 60)),
    ),
    "logarithm": (
        log, several(16, lambda: uniform(0.5, 2)) + several(12, lambda: 10 ** uniform(-320, 308))
        + [(2.0,), (10.0,), (1.4109463504560913,), (5e-324,), (1 + 2**-52,), (1 - 2**-53,)],
    ),
    "logarithmOfOneMore": (
        log1p, several(16, lambda: uniform(-0.6, 2)) + several(8, around_zero(-15, -1)) + several(8, lambda: 10 ** uniform(1, 300)),
    ),
    "power": (
        power,
        [(1.09, -months / 12) for months in range(1, 37, 5)] + several(16, lambda: uniform(1, 2), lambda: uniform(-100, 0))
        + several(12, lambda: uniform(0.5, 2), lambda: uniform(-1000, 1000))
        + several(8, lambda: 10 ** uniform(-300, 300), lambda: uniform(-1, 1))
        + [(1.3791022363130947, 953.129855456853), (1.0000623624312713, -15232.583924550898), (0.01, 160.5)],
    ),
}

print("// Made by reference_points.py, with mpmath in 200 bits. Do not edit.")
print("/// Arguments, the double nearest to the exact result, and how far beyond it the exact one lies, in its last place.")
print("enum ReferencePoints {")
print("  typealias Point = ([Double], Double, Double)")
for name, (function, arguments) in TABLES.items():
    print(f"  static let {name}: [Point] = [")
    for each in arguments:
        print(point(function, *each))
    print("  ]")
print("}")
