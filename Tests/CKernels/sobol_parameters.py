"""Prints sobol_parameters.h: the primitive polynomials and initial direction numbers of 256 dimensions.

    python3 sobol_parameters.py > ../../Sources/CKernels/sobol_parameters.h

The numbers are those of S. Joe and F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections,
SIAM J. Sci. Comput. 30 (2008), file new-joe-kuo-6.21201; scipy carries them, so they are read from there (needs scipy).
"""
import os

import numpy
import scipy.stats

DIMENSIONS = 256

archive = os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz")
numbers = numpy.load(archive)
polynomials = [int(p) for p in numbers["poly"][:DIMENSIONS]]
initial = [[int(m) for m in row if m] for row in numbers["vinit"][:DIMENSIONS]]
degree = max(p.bit_length() for p in polynomials) - 1

print("// Made by sobol_parameters.py from the table of Joe and Kuo (2008), new-joe-kuo-6. Do not edit.")
print(f"#define CK_SOBOL_DEGREE {degree}")
print("/// The polynomial's coefficients, the highest power in the highest bit, and the first direction numbers.")
print("static const struct {")
print("  uint16_t polynomial;")
print("  uint16_t initial[CK_SOBOL_DEGREE];")
print(f"}} ck_sobol_parameters[{DIMENSIONS}] = {{")
for polynomial, row in zip(polynomials, initial):
    assert len(row) == max(polynomial.bit_length() - 1, 1), (polynomial, row)
    print(f"    {{{polynomial}, {{{', '.join(map(str, row))}}}}},")
print("};")
