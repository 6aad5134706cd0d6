/* Linear programmes with whole numbers by COIN-OR's Cbc, whose C interface is behind this header: its model is a
 * typedef of void. The library is loaded at the first use, as Clp's is. */
#ifndef CCBC_H
#define CCBC_H

#include <stdbool.h>

/* Minimise cost · x between bounds of rows and columns, some columns whole. The matrix is by column: the entries of
 * column j are `indices` and `values` from starts[j] to starts[j + 1]. A bound beyond ±1e30 is none. */
typedef struct CIntegerProblem {
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
  const bool *is_whole;
} CIntegerProblem;

typedef enum __attribute__((enum_extensibility(closed))) CIntegerStatus {
  CIntegerOptimal,
  CIntegerStopped, /* the time was up; the best found so far is written */
  CIntegerOutOfTime, /* the time was up before anything was found */
  CIntegerInfeasible,
  CIntegerUnbounded,
  CIntegerUnsolved,
  CIntegerMissing /* the library is not on this machine */
} CIntegerStatus;

/* Searches for at most `seconds` of elapsed time, silently, until the relative gap is below `gap`. `column_values` has
 * room for the columns; `bound` is what no solution is below. */
CIntegerStatus ccbc_solve(const CIntegerProblem *problem, double seconds, double gap, double *column_values,
                          double *bound);

/* The file name under which the library is looked for. */
const char *ccbc_library(void);

#endif
