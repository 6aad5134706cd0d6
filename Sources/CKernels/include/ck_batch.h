// A program over columns of trials: each step computes a register, one number for each of 128 trials.
#ifndef CK_BATCH_H
#define CK_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "ck_arithmetic.h"
#include "ck_processor.h"

/// Trials in a register.
enum { CK_TRIALS = 128 };

/// Operations of two numbers that leave their result in the accumulator, and in a register where that is asked for.
#define CK_DIRECT_STEPS(each) \
  each(ADD) each(SUBTRACT) each(MULTIPLY) each(DIVIDE) each(QUOTIENT) each(LOWER) each(HIGHER)

/// Where the operands of such an operation stand, left and right: registers a and b, the number k, the accumulator x.
#define CK_DIRECT_FORMS(each, name) \
  each(name, AB) each(name, AK) each(name, KA) each(name, XB) each(name, BX) each(name, XK) each(name, KX)

/// Operations of two numbers from register to register, with the function that is their arithmetic. They leave
/// nothing in the accumulator.
#define CK_BINARY_STEPS(each)                                                                        \
  each(POWER, ck_pow) each(MINIMUM, ck_minimum) each(MAXIMUM, ck_maximum) each(LESS, ck_less)        \
  each(LESS_OR_EQUAL, ck_less_or_equal) each(EQUAL, ck_equal) each(NOT_EQUAL, ck_not_equal)          \
  each(AND, ck_and) each(OR, ck_or) each(ROUND_TO, ck_round_to)

/// Operations of one number, likewise.
#define CK_UNARY_STEPS(each)                                                                         \
  each(ABSOLUTE, ck_absolute) each(SQUARE_ROOT, ck_square_root) each(EXPONENTIAL, ck_exp)            \
  each(LOGARITHM, ck_ln) each(NOT, ck_not) each(FINITE, ck_finite)

/// What a step does. A direct step whose name ends in R writes its register as well.
typedef enum {
  CK_STEP_END,
#define CK_FORM(name, form) CK_STEP_##name##_##form, CK_STEP_##name##_##form##_R,
#define CK_EACH(name) CK_DIRECT_FORMS(CK_FORM, name)
  CK_DIRECT_STEPS(CK_EACH)
#undef CK_EACH
#undef CK_FORM
#define CK_EACH(name, function) CK_STEP_##name##_AB, CK_STEP_##name##_AK, CK_STEP_##name##_KA,
  CK_BINARY_STEPS(CK_EACH)
#undef CK_EACH
#define CK_EACH(name, function) CK_STEP_##name,
  CK_UNARY_STEPS(CK_EACH)
#undef CK_EACH
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

/// Forms of a direct step, each followed by the one that writes its register.
enum { CK_FORM_AB = 0, CK_FORM_AK = 2, CK_FORM_KA = 4, CK_FORM_XB = 6, CK_FORM_BX = 8, CK_FORM_XK = 10, CK_FORM_KX = 12 };

/// Bytes from one register to the next.
enum { CK_REGISTER_BYTES = CK_TRIALS * sizeof(double) };

typedef struct {
  uint16_t code;
  /// Entries of the list.
  uint16_t count;
  /// Registers by the bytes before them; the result's may be an operand's.
  uint32_t result;
  uint32_t a, b, c;
  /// Where the list begins in `lists`.
  uint32_t list;
  double k, m;
} ck_step;

/// Runs steps up to the next `CK_STEP_END` over `registers`, each CK_TRIALS numbers, aligned to 64 bytes.
typedef void (*ck_batch)(const ck_step *steps, const uint32_t *lists, double *registers);

/// The form of a level that runs; the baseline's for any other.
ck_batch ck_batch_kernel(ck_level level);

/// The result of a step of one or two numbers, for folding; `code` is its first form.
double ck_step_value(ck_step_code code, double a, double b);

/// The sum of a register's first trials: eight sums of every eighth, added up in order.
double ck_trial_sum(const double *values, size_t count);

/// What is no number, where `a` left the range of numbers.
CK_INLINE double ck_finite(double a) { return a - a == 0 ? a : __builtin_nan(""); }

/// Calls `body(context, worker)` for each worker 0 ..< count at once, worker 0 on the calling thread, and waits for all.
/// - Returns how many ran: fewer where the system gives no more threads.
int ck_run_workers(int count, void (*body)(void *context, int worker), void *context);

#endif
