// Building blocks of the elementary functions: the bits of a double, and sums and products without rounding error.
//
// Only additions, multiplications, divisions, comparisons and bit operations occur, each rounded as IEEE 754 says,
// so a result depends on no library and no processor. Contraction into fused multiply-adds is off for that reason.
#ifndef CK_EXACT_H
#define CK_EXACT_H

#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

#define CK_INLINE static inline __attribute__((always_inline))

/// 1.5 × 2^52: added to a number below 2^51 in size, it leaves the nearest integer in the low bits.
#define CK_ROUNDER 0x1.8p52
/// ln 2 in two parts; the upper has 21 trailing zeros, so that a multiple of up to 2^21 is exact.
#define CK_LN2_HIGH 0x1.62e42feep-1
#define CK_LN2_LOW 0x1.a39ef35793c76p-33

/// A value in two parts, `high` the nearest double and `low` what it misses.
typedef struct {
  double high, low;
} ck_pair;

CK_INLINE uint64_t ck_bits(double x) {
  uint64_t bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

CK_INLINE double ck_from_bits(uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

/// |x|.
CK_INLINE double ck_magnitude(double x) { return ck_from_bits(ck_bits(x) & 0x7fffffffffffffff); }

/// 2^n for a whole n in −1022…1023 that was given as `n + CK_ROUNDER`.
CK_INLINE double ck_power_of_two(double rounded) { return ck_from_bits((ck_bits(rounded) + 1023) << 52); }

/// a + b exactly, where |a| ≥ |b| (Dekker 1971).
CK_INLINE ck_pair ck_sum_ordered(double a, double b) {
  double high = a + b;
  return (ck_pair){high, b - (high - a)};
}

/// a + b exactly (Knuth, The Art of Computer Programming 2, 4.2.2).
CK_INLINE ck_pair ck_sum(double a, double b) {
  double high = a + b;
  double from_b = high - a;
  return (ck_pair){high, (a - (high - from_b)) + (b - from_b)};
}

/// a · b exactly, for sizes below 2^996 and products above 2^−968 (Veltkamp 1968, Dekker 1971).
CK_INLINE ck_pair ck_product(double a, double b) {
  double high = a * b;
  double a_scaled = 0x1.0000002p27 * a, b_scaled = 0x1.0000002p27 * b;
  double a_high = a_scaled - (a_scaled - a), b_high = b_scaled - (b_scaled - b);
  double a_low = a - a_high, b_low = b - b_high;
  double low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
  return (ck_pair){high, low};
}

#endif
