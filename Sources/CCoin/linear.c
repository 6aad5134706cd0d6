#include "CCoin.h"

#include <coin/Clp_C_Interface.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#define FUNCTIONS(X)      \
  X(Clp_newModel)         \
  X(Clp_deleteModel)      \
  X(Clp_loadProblem)      \
  X(Clp_setLogLevel)      \
  X(Clp_setPrimalTolerance) \
  X(Clp_setDualTolerance) \
  X(Clp_initialDualSolve) \
  X(Clp_initialPrimalSolve) \
  X(Clp_status)           \
  X(Clp_getColSolution)   \
  X(Clp_getReducedCost)   \
  X(Clp_getRowPrice)

static struct {
#define DECLARE(name) __typeof__(&name) name;
  FUNCTIONS(DECLARE)
#undef DECLARE
} clp;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static const char library[] = "libClp.so.1";

const char *ccoin_linear_library(void) { return library; }

static void load(void) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define FIND(name) \
  if ((*(void **)&clp.name = dlsym(handle, #name)) == NULL) return;
  FUNCTIONS(FIND)
#undef FIND
  is_loaded = true;
}

static CProgramStatus status_of(Clp_Simplex *model) {
  switch (clp.Clp_status(model)) {
    case 0: return CProgramOptimal;
    case 1: return CProgramInfeasible;
    case 2: return CProgramUnbounded;
    default: return CProgramUnsolved;
  }
}

CProgramStatus ccoin_solve(const CProgram *p, double *column_values, double *column_duals, double *row_duals) {
  pthread_once(&once, load);
  if (!is_loaded) return CProgramMissing;
  Clp_Simplex *model = clp.Clp_newModel();
  if (model == NULL) return CProgramUnsolved;
  clp.Clp_setLogLevel(model, 0);
  clp.Clp_loadProblem(model, p->columns, p->rows, p->starts, p->indices, p->values, p->column_lower, p->column_upper,
                      p->cost, p->row_lower, p->row_upper);
  clp.Clp_setPrimalTolerance(model, 1e-9);
  clp.Clp_setDualTolerance(model, 1e-9);
  clp.Clp_initialDualSolve(model);
  CProgramStatus status = status_of(model);
  if (status == CProgramUnsolved || status == CProgramUnbounded) {
    /* Dual simplex may give up where primal does not, and takes some unbounded programmes for infeasible ones. */
    clp.Clp_initialPrimalSolve(model);
    status = status_of(model);
  }
  if (status == CProgramOptimal) {
    memcpy(column_values, clp.Clp_getColSolution(model), sizeof(double) * (size_t)p->columns);
    memcpy(column_duals, clp.Clp_getReducedCost(model), sizeof(double) * (size_t)p->columns);
    memcpy(row_duals, clp.Clp_getRowPrice(model), sizeof(double) * (size_t)p->rows);
  }
  clp.Clp_deleteModel(model);
  return status;
}
