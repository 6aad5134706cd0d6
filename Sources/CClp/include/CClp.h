/* Linear programmes by COIN-OR's Clp, whose C interface is behind this header: its model is a typedef of void.
 *
 * The library is loaded at the first use and not at the start of the process, since loading it and the numeric
 * libraries behind it takes longer than the shell itself. */
#ifndef CCLP_H
#define CCLP_H

#include <stdbool.h>

/* Minimise cost · x between bounds of rows and columns. The matrix is by column: the entries of column j are
 * `indices` and `values` from starts[j] to starts[j + 1]. A bound beyond ±1e30 is none. */
typedef struct CLinearProblem {
  int columns;
  int rows;
  const int *starts;
  const int *indices;
  const double *values;
  const double *column_lower;
  const double *column_upper;
  const double *cost;
  const double *row_lower;
  const double *row_upper;
} CLinearProblem;

typedef enum __attribute__((enum_extensibility(closed))) CLinearStatus {
  CLinearOptimal,
  CLinearInfeasible,
  CLinearUnbounded,
  CLinearUnsolved,
  CLinearMissing /* the library is not on this machine */
} CLinearStatus;

/* Solves, silently. `column_values` and `column_duals` (reduced costs) have room for the columns, `row_duals` (the
 * cost's change per unit of the bound in force) for the rows; all are written where the answer is CLinearOptimal. */
CLinearStatus cclp_solve(const CLinearProblem *problem, double *column_values, double *column_duals, double *row_duals);

/* The file name under which the library is looked for. */
const char *cclp_library(void);

#endif
