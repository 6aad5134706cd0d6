#include "ck_ln.h"

#include "columns.h"

CK_EACH_PROCESSOR void ck_ln_column(const double *x, double *result, size_t count) {
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) result[i] = ck_ln(x[i]);
}
