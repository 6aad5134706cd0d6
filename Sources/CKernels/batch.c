#include "ck_batch.h"

#include "ck_exp.h"
#include "ck_ln.h"
#include "ck_pow.h"

void ck_batch_baseline(const ck_step *steps, const uint32_t *lists, double *registers);
void ck_batch_v3(const ck_step *steps, const uint32_t *lists, double *registers);
void ck_batch_v4(const ck_step *steps, const uint32_t *lists, double *registers);

ck_batch ck_batch_kernel(ck_level level) {
#if defined(__x86_64__)
  if (level == CK_V4 && ck_level_runs(CK_V4)) return ck_batch_v4;
  if (level == CK_V3 && ck_level_runs(CK_V3)) return ck_batch_v3;
#endif
  return ck_batch_baseline;
}

double ck_step_value(ck_step_code code, double a, double b) {
  switch ((int)code) {
    case CK_STEP_ADD_AB: return ck_add(a, b);
    case CK_STEP_SUBTRACT_AB: return ck_subtract(a, b);
    case CK_STEP_MULTIPLY_AB: return ck_multiply(a, b);
    case CK_STEP_DIVIDE_AB: return ck_divide(a, b);
#define CK_EACH(name, function) \
  case CK_STEP_##name##_AB: return function(a, b);
    CK_BINARY_STEPS(CK_EACH)
#undef CK_EACH
#define CK_EACH(name, function) \
  case CK_STEP_##name: return function(a);
    CK_UNARY_STEPS(CK_EACH)
#undef CK_EACH
    default: return __builtin_nan("");
  }
}

double ck_trial_sum(const double *values, size_t count) {
  double sums[8] = {0};
  size_t whole = count / 8 * 8;
  for (size_t i = 0; i < whole; i += 8)
    for (size_t lane = 0; lane < 8; lane++) sums[lane] += values[i + lane];
  for (size_t i = whole; i < count; i++) sums[i - whole] += values[i];
  double sum = 0;
  for (size_t lane = 0; lane < 8; lane++) sum += sums[lane];
  return sum;
}
