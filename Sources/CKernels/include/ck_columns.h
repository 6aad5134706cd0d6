// Loops over the columns of a row. An operand's step is 1 where it is a row and 0 where it is one number for all.
//
// A result never overlaps an operand.
#ifndef CK_COLUMNS_LOOPS_H
#define CK_COLUMNS_LOOPS_H

#include <stddef.h>
#include <stdint.h>

#define CK_BINARY_COLUMN(name)                                                                               \
  void ck_##name##_column(const double *a, size_t a_step, const double *b, size_t b_step, double *result,    \
                          size_t count)
CK_BINARY_COLUMN(add);
CK_BINARY_COLUMN(subtract);
CK_BINARY_COLUMN(multiply);
CK_BINARY_COLUMN(divide);
CK_BINARY_COLUMN(power);
CK_BINARY_COLUMN(minimum);
CK_BINARY_COLUMN(maximum);
CK_BINARY_COLUMN(less);
CK_BINARY_COLUMN(less_or_equal);
CK_BINARY_COLUMN(equal);
CK_BINARY_COLUMN(not_equal);
CK_BINARY_COLUMN(and);
CK_BINARY_COLUMN(or);
CK_BINARY_COLUMN(round_to);

#define CK_UNARY_COLUMN(name) void ck_##name##_column(const double *a, double *result, size_t count)
CK_UNARY_COLUMN(negate);
CK_UNARY_COLUMN(absolute);
CK_UNARY_COLUMN(square_root);
CK_UNARY_COLUMN(exponential);
CK_UNARY_COLUMN(logarithm);
CK_UNARY_COLUMN(not);

void ck_select_column(const double *condition, size_t condition_step, const double *then, size_t then_step,
                      const double *otherwise, size_t otherwise_step, double *result, size_t count);

/// One term of a total: where its values begin and whether it is a row.
typedef struct {
  int32_t offset;
  int32_t step;
} ck_term;

/// The sum of many, added in order to 0.
void ck_total_column(const double *values, const ck_term *terms, size_t term_count, double *result, size_t count);

void ck_cumulative_column(const double *a, size_t step, double *result, size_t count);

/// Each amount added where `index` says it is paid.
void ck_paid_column(const double *owed, size_t step, const int32_t *index, double *result, size_t count);

/// In order from 0; 0 for none.
double ck_sum_column(const double *a, size_t step, size_t count);
/// NaN where any is; `count` is at least 1.
double ck_smallest_column(const double *a, size_t step, size_t count);
double ck_largest_column(const double *a, size_t step, size_t count);

#endif
