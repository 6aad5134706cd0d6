// e^x and e^x − 1.
#ifndef CK_EXP_H
#define CK_EXP_H

#include <stddef.h>

#include "ck_exact.h"

/// (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, to 2^−60 of e^r.
/// Coefficients: interpolation at Chebyshev nodes in 60 digits, the first fixed at ½.
CK_INLINE double ck_exp_tail(double r) {
  double tail = 0x1.1f66f85dfa20ap-29;
  tail = tail * r + 0x1.af38d53857513p-26;
  tail = tail * r + 0x1.27e4e1ea0f53ap-22;
  tail = tail * r + 0x1.71de0d9c145d0p-19;
  tail = tail * r + 0x1.a01a01a47db6fp-16;
  tail = tail * r + 0x1.a01a01a7c8d47p-13;
  tail = tail * r + 0x1.6c16c16c167dep-10;
  tail = tail * r + 0x1.11111111109adp-7;
  tail = tail * r + 0x1.5555555555555p-5;
  tail = tail * r + 0x1.5555555555556p-3;
  return tail * r + 0.5;
}

/// x = k · ln 2 + r + rest, with k whole, |r| ≤ ln 2 / 2 and rest below the last bit of r.
typedef struct {
  double k, r, rest;
} ck_reduced;

CK_INLINE ck_reduced ck_reduce(double high, double low) {
  double k = (high * 0x1.71547652b82fep0 + CK_ROUNDER) - CK_ROUNDER;
  ck_pair r = ck_sum(high - k * CK_LN2_HIGH, low - k * CK_LN2_LOW);
  return (ck_reduced){k, r.high, r.low};
}

/// e^(high + low), where |low| is below the last bit of high. Within 0.6 units in the last place.
CK_INLINE double ck_exp_pair(double high, double low) {
  double x = high > 800 ? 800 : high;
  x = x < -800 ? -800 : x;
  ck_reduced part = ck_reduce(x, x == high ? low : 0);
  double r = part.r;
  double beyond = r * r * ck_exp_tail(r) + (part.rest + part.rest * r);
  double leading = 1 + r;
  double fraction = leading + (((1 - leading) + r) + beyond);
  // Scaling in two steps reaches the smallest and largest results with one rounding at most.
  double half = part.k * 0.5 + CK_ROUNDER;
  double other_half = (part.k - (half - CK_ROUNDER)) + CK_ROUNDER;
  return fraction * ck_power_of_two(half) * ck_power_of_two(other_half);
}

/// e^x. Within 0.6 units in the last place, 0.8 where the result is subnormal; e^0 is 1, above 709.78 infinity,
/// below −745.13 zero, NaN for NaN.
CK_INLINE double ck_exp(double x) { return ck_exp_pair(x, 0); }

/// e^x − 1 without the cancellation near 0. Within 1.2 units in the last place; −1 below −40, NaN for NaN.
CK_INLINE double ck_expm1(double x) {
  double inner = x > 40 ? 40 : x;
  inner = inner < -40 ? -40 : inner;
  ck_reduced part = ck_reduce(inner, 0);
  double r = part.r;
  double beyond = r * r * ck_exp_tail(r) + (part.rest + part.rest * r);
  double scale = ck_power_of_two(part.k + CK_ROUNDER);
  ck_pair sum = ck_sum(scale - 1, scale * r);
  double near = sum.high + (sum.low + scale * beyond);
  return x > 40 ? ck_exp(x) : near;
}

/// result[i] = e^x[i]; `result` may be `x`.
void ck_exp_column(const double *x, double *result, size_t count);

#endif
