#include "ck_exp.h"

#include "columns.h"

CK_EACH_PROCESSOR void ck_exp_column(const double *x, double *result, size_t count) {
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) result[i] = ck_exp(x[i]);
}
