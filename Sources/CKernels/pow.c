#include "ck_pow.h"

#include "columns.h"

CK_EACH_PROCESSOR void ck_pow_column(const double *x, const double *y, double *result, size_t count) {
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) result[i] = ck_pow(x[i], y[i]);
}
