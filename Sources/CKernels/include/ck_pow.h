// x^y, with the logarithm carried in two doubles so that the exponent's size costs no precision.
#ifndef CK_POW_H
#define CK_POW_H

#include <stddef.h>

#include "ck_exp.h"
#include "ck_ln.h"

/// ln x to 2^−65 of itself, for positive finite x.
/// With s = f / (2 + f) in two parts, artanh(s) = s · (1 + s² · (⅓ + s² · (⅕ + …))).
CK_INLINE ck_pair ck_ln_pair(double x) {
  ck_split part = ck_split_exponent(x);
  double f = part.f, k = part.k;
  ck_pair divisor = ck_sum_ordered(2, f);
  double s = f / divisor.high;
  ck_pair back = ck_product(s, divisor.high);
  double s_low = (((f - back.high) - back.low) - s * divisor.low) / divisor.high;
  ck_pair z = ck_product(s, s);
  z.low += 2 * s * s_low;

  double series = 0x1.b8e0c07ef591ap-5;
  series = series * z.high + 0x1.ac4927065cf5ap-5;
  series = series * z.high + 0x1.e1f80a4c22cd4p-5;
  series = series * z.high + 0x1.1110df7e2b9b8p-4;
  series = series * z.high + 0x1.3b13b1bd0ead0p-4;
  series = series * z.high + 0x1.745d1745124c7p-4;
  series = series * z.high + 0x1.c71c71c71cfe7p-4;
  series = series * z.high + 0x1.2492492492491p-3;
  series = series * z.high + 0x1.999999999999ap-3;

  ck_pair inner = ck_sum_ordered(0x1.5555555555555p-2, z.high * series);
  inner.low += 0x1.5555555555555p-56;
  ck_pair factor = ck_product(z.high, inner.high);
  factor.low += z.high * inner.low + z.low * inner.high;
  ck_pair beyond = ck_product(s, factor.high);
  beyond.low += s * factor.low + s_low * factor.high;
  ck_pair artanh = ck_sum_ordered(s, beyond.high);
  artanh.low += s_low + beyond.low;

  ck_pair sum = ck_sum(k * CK_LN2_HIGH, 2 * artanh.high);
  sum.low += 2 * artanh.low + k * CK_LN2_LOW;
  return ck_sum_ordered(sum.high, sum.low);
}

/// Whether x is a whole number; true for infinities.
CK_INLINE int ck_is_whole(double x) {
  double size = ck_magnitude(x);
  return size >= 0x1p52 || (size + 0x1p52) - 0x1p52 == size;
}

/// x^y. Within 0.7 units in the last place, so what is exact comes out exact: x^0 = 1, x^1 = x, 1^y = 1, 3^2 = 9.
/// A negative x takes a whole y only, else NaN. Zeros and infinities as in IEEE 754.
CK_INLINE double ck_pow(double x, double y) {
  double size = ck_magnitude(x);
  // Beyond 2^64 every y gives 0, 1 or infinity alike, and products of such size would overflow.
  double limited = y > 0x1p64 ? 0x1p64 : y;
  limited = limited < -0x1p64 ? -0x1p64 : limited;
  ck_pair logarithm = ck_ln_pair(size);
  ck_pair product = ck_product(limited, logarithm.high);
  double inside = ck_exp_pair(product.high, product.low + limited * logarithm.low);

  double at_edge = (size == 0) == (y > 0) ? 0 : __builtin_inf();
  double result = size == 0 || size == __builtin_inf() ? at_edge : inside;
  int whole = ck_is_whole(y);
  // An odd y keeps the sign of x; from 2^53 on every double is even.
  int odd = whole & !ck_is_whole(y * 0.5);
  double negative = whole ? (odd ? -result : result) : (size == __builtin_inf() ? result : __builtin_nan(""));
  int signed_x = (x < 0) | ((x == 0) & odd & (ck_bits(x) >> 63));
  result = signed_x ? negative : result;
  result = x != x || y != y ? x + y : result;
  result = y == 1 ? x : result;
  return y == 0 || x == 1 ? 1 : result;
}

/// result[i] = x[i]^y[i]; `result` may be `x` or `y`.
void ck_pow_column(const double *x, const double *y, double *result, size_t count);

#endif
