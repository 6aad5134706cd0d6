// The arithmetic of one number, the same wherever it is done: folded when a model is compiled, or run in a column.
//
// An undefined value is NaN and stays NaN through everything but a choice that does not take it. Truth is 1 and 0.
#ifndef CK_ARITHMETIC_H
#define CK_ARITHMETIC_H

#include "ck_exact.h"

/// Whether either is undefined.
CK_INLINE int ck_undefined(double a, double b) { return a != a || b != b; }

CK_INLINE double ck_add(double a, double b) { return a + b; }
CK_INLINE double ck_subtract(double a, double b) { return a - b; }
CK_INLINE double ck_multiply(double a, double b) { return a * b; }
/// A division by 0 is undefined, never infinite.
CK_INLINE double ck_divide(double a, double b) { return b == 0 ? __builtin_nan("") : a / b; }

CK_INLINE double ck_minimum(double a, double b) { return a != a ? a : (b != b || b < a ? b : a); }
CK_INLINE double ck_maximum(double a, double b) { return a != a ? a : (b != b || b >= a ? b : a); }

CK_INLINE double ck_truth(int yes, double a, double b) {
  return ck_undefined(a, b) ? __builtin_nan("") : (yes ? 1.0 : 0.0);
}
CK_INLINE double ck_less(double a, double b) { return ck_truth(a < b, a, b); }
CK_INLINE double ck_less_or_equal(double a, double b) { return ck_truth(a <= b, a, b); }
CK_INLINE double ck_equal(double a, double b) { return ck_truth(a == b, a, b); }
CK_INLINE double ck_not_equal(double a, double b) { return ck_truth(a != b, a, b); }

/// No where either side is no, even if the other is undefined: `x > 0 and y / x > 2`.
CK_INLINE double ck_and(double a, double b) { return a == 0 || b == 0 ? 0.0 : ck_truth(1, a, b); }
/// Yes where either side is yes, even if the other is undefined.
CK_INLINE double ck_or(double a, double b) {
  int yes = (a == a && a != 0) || (b == b && b != 0);
  return yes ? 1.0 : ck_truth(0, a, b);
}
CK_INLINE double ck_not(double a) { return ck_truth(a == 0, a, a); }
CK_INLINE double ck_select(double condition, double then, double otherwise) {
  return condition != condition ? condition : (condition != 0 ? then : otherwise);
}

CK_INLINE double ck_negate(double a) { return -a; }
CK_INLINE double ck_absolute(double a) { return ck_magnitude(a); }
CK_INLINE double ck_square_root(double a) { return __builtin_elementwise_sqrt(a); }
/// To the nearest multiple of `unit`, halves away from zero; undefined for a unit of 0.
CK_INLINE double ck_round_to(double a, double unit) { return __builtin_round(ck_divide(a, unit)) * unit; }

#endif
