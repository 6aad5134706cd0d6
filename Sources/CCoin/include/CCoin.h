/* Linear programmes by COIN-OR's Clp, and with whole numbers by its Cbc. Their C interfaces are behind this header: their
 * models are typedefs of void.
 *
 * The libraries are loaded at the first use and not at the start of the process, since loading them and the numeric
 * libraries behind them takes longer than the shell itself. */
#ifndef CCOIN_H
#define CCOIN_H

#include <stdbool.h>

/* Minimise cost · x between bounds of rows and columns. The matrix is by column: the entries of column j are
 * `indices` and `values` from starts[j] to starts[j + 1]. A bound beyond ±1e30 is none. */
typedef struct CProgram {
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
  /* Which columns are whole; looked at by ccoin_solve_whole alone. */
  const bool *is_whole;
} CProgram;

typedef enum __attribute__((enum_extensibility(closed))) CProgramStatus {
  CProgramOptimal,
  CProgramStopped,   /* the time was up, or a stop was asked for; the best found so far is written */
  CProgramOutOfTime, /* so it was, before anything was found */
  CProgramInfeasible,
  CProgramUnbounded,
  CProgramUnsolved,
  CProgramMissing /* the library is not on this machine */
} CProgramStatus;

/* Solves by Clp, silently. `column_values` and `column_duals` (reduced costs) have room for the columns, `row_duals` (the
 * cost's change per unit of the bound in force) for the rows; all are written where the answer is CProgramOptimal. */
CProgramStatus ccoin_solve(const CProgram *program, double *column_values, double *column_duals, double *row_duals);

/* Searches among whole numbers and how long for. */
typedef struct CSearch {
  /* At most so many seconds of elapsed time, and until the relative gap is below `gap`. */
  double seconds;
  double gap;
  /* Told many times a second how long it has taken, and asked whether to stop; NULL where nobody watches. */
  bool (*is_stopped)(double elapsed, void *context);
  void *context;
} CSearch;

/* Searches by Cbc, silently. `column_values` has room for the columns; `bound` is what no solution is below, `spent` the
 * seconds it took. */
CProgramStatus ccoin_solve_whole(const CProgram *program, const CSearch *search, double *column_values, double *bound,
                                 double *spent);

/* The file names under which the libraries are looked for. */
const char *ccoin_linear_library(void);
const char *ccoin_whole_library(void);

#endif
