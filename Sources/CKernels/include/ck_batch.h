// A program over columns of trials: each step computes a register, one number for each of 128 trials.
#ifndef CK_BATCH_H
#define CK_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "ck_arithmetic.h"
#include "ck_processor.h"

/// Trials in a register.
enum { CK_TRIALS = 128 };

/// Operations of two numbers, with the function that is their arithmetic.
#define CK_BINARY_STEPS(each)                                                                   \
  each(ADD, ck_add) each(SUBTRACT, ck_subtract) each(MULTIPLY, ck_multiply)                     \
  each(DIVIDE, ck_divide) each(POWER, ck_pow) each(MINIMUM, ck_minimum)                         \
  each(MAXIMUM, ck_maximum) each(LESS, ck_less) each(LESS_OR_EQUAL, ck_less_or_equal)           \
  each(EQUAL, ck_equal) each(NOT_EQUAL, ck_not_equal) each(AND, ck_and) each(OR, ck_or)         \
  each(ROUND_TO, ck_round_to)

/// Operations of one number.
#define CK_UNARY_STEPS(each)                                                                    \
  each(NEGATE, ck_negate) each(ABSOLUTE, ck_absolute) each(SQUARE_ROOT, ck_square_root)         \
  each(EXPONENTIAL, ck_exp) each(LOGARITHM, ck_ln) each(NOT, ck_not) each(FINITE, ck_finite)

/// What a step does. Operands are registers a, b, c or the numbers k, m: the letters say which, in order.
typedef enum {
  CK_STEP_END,
#define CK_EACH(name, function) CK_STEP_##name##_AB, CK_STEP_##name##_AK, CK_STEP_##name##_KA,
  CK_BINARY_STEPS(CK_EACH)
#undef CK_EACH
#define CK_EACH(name, function) CK_STEP_##name,
  CK_UNARY_STEPS(CK_EACH)
#undef CK_EACH
  CK_STEP_COPY,
  /// Where a is not 0 the second, else the third.
  CK_STEP_SELECT_ABC,
  CK_STEP_SELECT_AKB,
  CK_STEP_SELECT_ABK,
  CK_STEP_SELECT_AKM,
  /// The last return to 0: where a < 0 ≤ b (running totals before and after period k), k − b / (b − a), else c.
  CK_STEP_RETURN_ABC,
  /// The same with 0 in place of c.
  CK_STEP_RETURN_AB,
  /// The register at place a of a list of `count`; its last where a is beyond it.
  CK_STEP_PICK,
  CK_STEP_COUNT
} ck_step_code;

typedef struct {
  uint16_t code;
  uint16_t unused;
  /// The result's register, which may be an operand's.
  uint32_t result;
  uint32_t a, b, c;
  /// Registers of a list stand in `lists` from here.
  uint32_t list;
  uint32_t count;
  uint32_t padding;
  double k, m;
} ck_step;

/// Runs steps up to the next `CK_STEP_END` over `registers`, each CK_TRIALS numbers.
typedef void (*ck_batch)(const ck_step *steps, const uint32_t *lists, double *registers);

/// The form of a level that runs; the baseline's for any other.
ck_batch ck_batch_kernel(ck_level level);

/// The result of a step of one or two numbers (`code` is any of its forms), for folding.
double ck_step_value(ck_step_code code, double a, double b);

/// What is no number, where `a` left the range of numbers.
CK_INLINE double ck_finite(double a) { return a - a == 0 ? a : __builtin_nan(""); }

/// Calls `body(context, worker)` for each worker 0 ..< count at once, worker 0 on the calling thread, and waits for all.
/// - Returns how many ran: fewer where the system gives no more threads.
int ck_run_workers(int count, void (*body)(void *context, int worker), void *context);

#endif
