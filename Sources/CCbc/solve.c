#include "CCbc.h"

#include <coin/Cbc_C_Interface.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#define FUNCTIONS(X)        \
  X(Cbc_newModel)           \
  X(Cbc_deleteModel)        \
  X(Cbc_loadProblem)        \
  X(Cbc_setInteger)         \
  X(Cbc_setLogLevel)        \
  X(Cbc_setParameter)       \
  X(Cbc_setMaximumSeconds)  \
  X(Cbc_setAllowableFractionGap) \
  X(Cbc_setAllowableGap)    \
  X(Cbc_solve)              \
  X(Cbc_isProvenOptimal)    \
  X(Cbc_isProvenInfeasible) \
  X(Cbc_isContinuousUnbounded) \
  X(Cbc_isSecondsLimitReached) \
  X(Cbc_numberSavedSolutions) \
  X(Cbc_getColSolution)     \
  X(Cbc_getBestPossibleObjValue) \
  X(Cbc_bestSolution)

static struct {
#define DECLARE(name) __typeof__(&name) name;
  FUNCTIONS(DECLARE)
#undef DECLARE
} cbc;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;
/* Cbc's main routine keeps its arguments in globals, so that searches take turns. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

/* Cbc's C interface lives in the library of its command line. */
static const char library[] = "libCbcSolver.so.3";

const char *ccbc_library(void) { return library; }

static void load(void) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define FIND(name) \
  if ((*(void **)&cbc.name = dlsym(handle, #name)) == NULL) return;
  FUNCTIONS(FIND)
#undef FIND
  is_loaded = true;
}

static CIntegerStatus solve(const CIntegerProblem *p, double seconds, double gap, double *column_values, double *bound) {
  Cbc_Model *model = cbc.Cbc_newModel();
  if (model == NULL) return CIntegerUnsolved;
  cbc.Cbc_setLogLevel(model, 0);
  cbc.Cbc_setParameter(model, "log", "0");
  cbc.Cbc_setParameter(model, "slog", "0");
  cbc.Cbc_loadProblem(model, p->columns, p->rows, p->starts, p->indices, p->values, p->column_lower, p->column_upper,
                      p->cost, p->row_lower, p->row_upper);
  for (int j = 0; j < p->columns; j++)
    if (p->is_whole[j]) cbc.Cbc_setInteger(model, j);
  cbc.Cbc_setParameter(model, "timeMode", "elapsed");
  cbc.Cbc_setMaximumSeconds(model, seconds);
  cbc.Cbc_setAllowableFractionGap(model, gap);
  cbc.Cbc_setAllowableGap(model, 1e-12);
  cbc.Cbc_solve(model);

  CIntegerStatus status = CIntegerUnsolved;
  const double *best = cbc.Cbc_bestSolution(model);
  if (cbc.Cbc_isProvenOptimal(model)) {
    status = CIntegerOptimal;
    if (best == NULL) best = cbc.Cbc_getColSolution(model);
  } else if (cbc.Cbc_isProvenInfeasible(model)) {
    status = CIntegerInfeasible;
  } else if (cbc.Cbc_isContinuousUnbounded(model)) {
    status = CIntegerUnbounded;
  } else if (cbc.Cbc_isSecondsLimitReached(model)) {
    status = best != NULL ? CIntegerStopped : CIntegerOutOfTime;
  }
  if (status == CIntegerOptimal || status == CIntegerStopped) {
    if (best == NULL) status = CIntegerUnsolved;
    else memcpy(column_values, best, sizeof(double) * (size_t)p->columns);
  }
  *bound = cbc.Cbc_getBestPossibleObjValue(model);
  cbc.Cbc_deleteModel(model);
  return status;
}

CIntegerStatus ccbc_solve(const CIntegerProblem *p, double seconds, double gap, double *column_values, double *bound) {
  pthread_once(&once, load);
  if (!is_loaded) return CIntegerMissing;
  pthread_mutex_lock(&turn);
  CIntegerStatus status = solve(p, seconds, gap, column_values, bound);
  pthread_mutex_unlock(&turn);
  return status;
}
