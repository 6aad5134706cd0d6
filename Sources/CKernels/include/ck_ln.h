// Natural logarithms of x and of 1 + x.
#ifndef CK_LN_H
#define CK_LN_H

#include <stddef.h>

#include "ck_exact.h"

/// x = (1 + f) · 2^k with 1 + f in √½…√2, for positive finite x.
typedef struct {
  double k, f;
} ck_split;

CK_INLINE ck_split ck_split_exponent(double x) {
  int subnormal = x < 0x1p-1022;
  uint64_t bits = ck_bits(subnormal ? x * 0x1p54 : x);
  // Moving the exponent's step from 1 to √½ puts the fraction around 1.
  uint64_t moved = bits - 0x3fe6a09e667f3bcd;
  uint64_t exponent = (moved + ((uint64_t)1024 << 52)) >> 52;
  double k = ck_from_bits(0x4330000000000000 | exponent) - (0x1p52 + 1024);
  double fraction = ck_from_bits(bits - ((exponent - 1024) << 52));
  return (ck_split){subnormal ? k - 54 : k, fraction - 1};
}

/// The logarithm at the edges: −∞ for 0, NaN below 0 and for NaN, ∞ for ∞, else `inside`.
CK_INLINE double ck_ln_edges(double x, double inside) {
  double result = x == 0 ? -__builtin_inf() : inside;
  result = x < 0 ? __builtin_nan("") : result;
  return x < __builtin_inf() ? result : x;
}

/// ln x + correction for positive finite x and a correction below the last bit of x.
/// With s = f / (2 + f), ln(1 + f) = 2 artanh(s) = 2s + s · (⅔ s² + ⅖ s⁴ + …); the series is an interpolation
/// at Chebyshev nodes, to 2^−60 of the result.
CK_INLINE double ck_ln_inside(double x, double correction) {
  ck_split part = ck_split_exponent(x);
  double f = part.f, k = part.k;
  double s = f / (2 + f);
  double z = s * s;
  double series = 0x1.0c0aff044a970p-3;
  series = series * z + 0x1.0fbde0f4ad17bp-3;
  series = series * z + 0x1.3b1c3c1c81c8fp-3;
  series = series * z + 0x1.745cf8e4bba1bp-3;
  series = series * z + 0x1.c71c7201a55d7p-3;
  series = series * z + 0x1.2492492476a1ap-2;
  series = series * z + 0x1.9999999999a39p-2;
  series = series * z + 0x1.5555555555555p-1;
  double half_square = 0.5 * f * f;
  double small = s * (half_square + z * series) + (k * CK_LN2_LOW + correction);
  return ((small - half_square) + f) + k * CK_LN2_HIGH;
}

/// ln x. Within 1 unit in the last place; ln 1 is 0, ln 0 is −∞, NaN below 0 and for NaN.
CK_INLINE double ck_ln(double x) { return ck_ln_edges(x, ck_ln_inside(x, 0)); }

/// ln(1 + x) without the loss near 0. Within 1.5 units in the last place; −∞ at −1, NaN below and for NaN.
CK_INLINE double ck_ln1p(double x) {
  ck_pair sum = ck_sum(1, x);
  return ck_ln_edges(sum.high, ck_ln_inside(sum.high, sum.low / sum.high));
}

/// result[i] = ln x[i]; `result` may be `x`.
void ck_ln_column(const double *x, double *result, size_t count);

#endif
