#include "ck_random.h"

#include "sobol_parameters.h"

/// Direction numbers by the recurrence of Bratley and Fox (1988): with polynomial x^s + a₁x^(s−1) + … + 1,
/// v_j = a₁v_(j−1) ⊕ … ⊕ v_(j−s) ⊕ v_(j−s) / 2^s.
ck_sobol ck_sobol_dimension(int dimension) {
  uint32_t direction[32];
  uint32_t polynomial = ck_sobol_parameters[dimension].polynomial;
  int degree = polynomial <= 1 ? 0 : 31 - __builtin_clz(polynomial);
  for (int j = 0; j < 32; j++) {
    if (degree == 0) {
      direction[j] = 1u << (31 - j);
    } else if (j < degree) {
      direction[j] = (uint32_t)ck_sobol_parameters[dimension].initial[j] << (31 - j);
    } else {
      uint32_t v = direction[j - degree] ^ (direction[j - degree] >> degree);
      for (int i = 1; i < degree; i++) v ^= direction[j - i] & -((polynomial >> (degree - i)) & 1);
      direction[j] = v;
    }
  }
  // Bit j of an index is in bits j and j − 1 of its Gray code.
  ck_sobol result;
  for (int j = 0; j < 32; j++) {
    result.reversed[j] = __builtin_bitreverse32(j > 0 ? direction[j] ^ direction[j - 1] : direction[j]);
  }
  return result;
}
