// The standard normal distribution.
#ifndef CK_NORMAL_H
#define CK_NORMAL_H

#include "ck_exp.h"
#include "ck_ln.h"

/// P(Z < z). Within 6e-15 of itself for −9 ≤ z, 0 or 1 to a double's precision beyond; NaN for NaN.
///
/// Φ(−x) = e^(−x²/2) · R(t) / (1 + 2x) with t = (x − 5.5) / (x + 5.5); R is an interpolation at Chebyshev nodes.
CK_INLINE double ck_normal_cdf(double z) {
  double size = ck_magnitude(z);
  double x = size > 9 ? 9 : size;
  double t = (x - 5.5) / (x + 5.5);
  double r = 0x1.07d1f890b94afp-21;
  r = r * t + 0x1.ac3ee15e925e2p-19;
  r = r * t + 0x1.3ac5f4b2539a5p-18;
  r = r * t + -0x1.1e927cedfa54ep-17;
  r = r * t + 0x1.4711184132e33p-19;
  r = r * t + 0x1.5b53a0ef5a895p-14;
  r = r * t + -0x1.c78135bc4625ap-13;
  r = r * t + -0x1.c90ea963a7a36p-14;
  r = r * t + 0x1.49a5854ede7b5p-9;
  r = r * t + -0x1.477087978f362p-7;
  r = r * t + 0x1.a6d8c42647645p-6;
  r = r * t + -0x1.9df6cbf69bf85p-5;
  r = r * t + 0x1.41159c4269d82p-4;
  r = r * t + -0x1.8939576fabd29p-4;
  r = r * t + 0x1.6242038ed8dbdp-4;
  r = r * t + -0x1.3c449ef0ca03dp-5;
  r = r * t + -0x1.68d2e8f16b5bap-5;
  r = r * t + 0x1.b02f7db869382p-1;
  double tail = ck_exp(-0.5 * size * size) * r / (1 + 2 * x);
  return z > 0 ? 1 - tail : tail;
}

/// The z with P(Z < z) = p, for 0 < p < 1; ∓∞ at 0 and 1, NaN outside. Within 1e-15 of itself.
///
/// M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
CK_INLINE double ck_normal_quantile(double p) {
  double q = p - 0.5;
  double size = ck_magnitude(q);
  double nearer = q < 0 ? p : 1 - p;
  double root = __builtin_elementwise_sqrt(-ck_ln(nearer));

  double r = 0.180625 - q * q;
  double central = q *
    (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
         45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r +
       133.14166789178437745) * r + 3.387132872796366608) /
    (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
         21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r +
       42.313330701600911252) * r + 1);

  double s = root - 1.6;
  double middle =
    (((((((7.7454501427834140764e-4 * s + 0.0227238449892691845833) * s + 0.24178072517745061177) * s +
         1.27045825245236838258) * s + 3.64784832476320460504) * s + 5.7694972214606914055) * s +
       4.6303378461565452959) * s + 1.42343711074968357734) /
    (((((((1.05075007164441684324e-9 * s + 5.475938084995344946e-4) * s + 0.0151986665636164571966) * s +
         0.14810397642748007459) * s + 0.68976733498510000455) * s + 1.6763848301838038494) * s +
       2.05319162663775882187) * s + 1);

  double f = root - 5;
  double far =
    (((((((2.01033439929228813265e-7 * f + 2.71155556874348757815e-5) * f + 0.0012426609473880784386) * f +
         0.026532189526576123093) * f + 0.29656057182850489123) * f + 1.7848265399172913358) * f +
       5.4637849111641143699) * f + 6.6579046435011037772) /
    (((((((2.04426310338993978564e-15 * f + 1.4215117583164458887e-7) * f + 1.8463183175100546818e-5) * f +
         7.868691311456132591e-4) * f + 0.0148753612908506148525) * f + 0.13692988092273580531) * f +
       0.59983220655588793769) * f + 1);

  double tail = root <= 5 ? middle : far;
  tail = root < __builtin_inf() ? tail : root;
  double outer = q < 0 ? -tail : tail;
  return size <= 0.425 ? central : outer;
}

#endif
