#include "ck_arithmetic.h"

#include "ck_columns.h"
#include "ck_exp.h"
#include "ck_ln.h"
#include "ck_pow.h"
#include "columns.h"

#define CK_LOOP(expression) \
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) result[i] = expression

#define CK_DEFINE_BINARY(name, function)                                                                     \
  CK_EACH_PROCESSOR CK_BINARY_COLUMN(name) {                                                                 \
    if (a_step && b_step) {                                                                                  \
      CK_LOOP(function(a[i], b[i]));                                                                         \
    } else if (a_step) {                                                                                     \
      const double y = b[0];                                                                                 \
      CK_LOOP(function(a[i], y));                                                                            \
    } else {                                                                                                 \
      const double x = a[0];                                                                                 \
      CK_LOOP(function(x, b[i * b_step]));                                                                   \
    }                                                                                                        \
  }

CK_DEFINE_BINARY(add, ck_add)
CK_DEFINE_BINARY(subtract, ck_subtract)
CK_DEFINE_BINARY(multiply, ck_multiply)
CK_DEFINE_BINARY(divide, ck_divide)
CK_DEFINE_BINARY(power, ck_pow)
CK_DEFINE_BINARY(minimum, ck_minimum)
CK_DEFINE_BINARY(maximum, ck_maximum)
CK_DEFINE_BINARY(less, ck_less)
CK_DEFINE_BINARY(less_or_equal, ck_less_or_equal)
CK_DEFINE_BINARY(equal, ck_equal)
CK_DEFINE_BINARY(not_equal, ck_not_equal)
CK_DEFINE_BINARY(and, ck_and)
CK_DEFINE_BINARY(or, ck_or)
CK_DEFINE_BINARY(round_to, ck_round_to)

#define CK_DEFINE_UNARY(name, function) \
  CK_EACH_PROCESSOR CK_UNARY_COLUMN(name) { CK_LOOP(function(a[i])); }

CK_DEFINE_UNARY(negate, ck_negate)
CK_DEFINE_UNARY(absolute, ck_absolute)
CK_DEFINE_UNARY(square_root, ck_square_root)
CK_DEFINE_UNARY(exponential, ck_exp)
CK_DEFINE_UNARY(logarithm, ck_ln)
CK_DEFINE_UNARY(not, ck_not)

CK_EACH_PROCESSOR void ck_select_column(const double *condition, size_t condition_step, const double *then,
                                        size_t then_step, const double *otherwise, size_t otherwise_step,
                                        double *result, size_t count) {
  CK_LOOP(ck_select(condition[i * condition_step], then[i * then_step], otherwise[i * otherwise_step]));
}

CK_EACH_PROCESSOR void ck_total_column(const double *values, const ck_term *terms, size_t term_count,
                                       double *result, size_t count) {
  CK_LOOP(0.0);
  for (size_t t = 0; t < term_count; t++) {
    const double *a = values + terms[t].offset;
    if (terms[t].step) {
      CK_LOOP(result[i] + a[i]);
    } else {
      CK_LOOP(result[i] + a[0]);
    }
  }
}

void ck_cumulative_column(const double *a, size_t step, double *result, size_t count) {
  double running = 0;
  for (size_t i = 0; i < count; i++) {
    running += a[i * step];
    result[i] = running;
  }
}

void ck_paid_column(const double *owed, size_t step, const int32_t *index, double *result, size_t count) {
  for (size_t i = 0; i < count; i++) result[i] = 0;
  for (size_t i = 0; i < count; i++) result[index[i]] += owed[i * step];
}

double ck_sum_column(const double *a, size_t step, size_t count) {
  double running = 0;
  for (size_t i = 0; i < count; i++) running += a[i * step];
  return running;
}

double ck_smallest_column(const double *a, size_t step, size_t count) {
  double best = a[0];
  for (size_t i = 1; i < count; i++) best = ck_minimum(best, a[i * step]);
  return best;
}

double ck_largest_column(const double *a, size_t step, size_t count) {
  double best = a[0];
  for (size_t i = 1; i < count; i++) best = ck_maximum(best, a[i * step]);
  return best;
}
