#include "CCoin.h"

#include <coin/Cbc_C_Interface.h>
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FUNCTIONS(X)        \
  X(Cbc_newModel)           \
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
  X(Cbc_getColSolution)     \
  X(Cbc_getBestPossibleObjValue) \
  X(Cbc_isSecondsLimitReached) \
  X(Cbc_status)             \
  X(Cbc_bestSolution)

static struct {
#define DECLARE(name) __typeof__(&name) name;
  FUNCTIONS(DECLARE)
#undef DECLARE
} cbc;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Cbc's C interface lives in the library of its command line. */
static const char library[] = "libCbcSolver.so.3";

const char *ccoin_whole_library(void) { return library; }

static void load(void) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define FIND(name) \
  if ((*(void **)&cbc.name = dlsym(handle, #name)) == NULL) return;
  FUNCTIONS(FIND)
#undef FIND
  is_loaded = true;
}

/* What a search answers, before the values. */
struct answer {
  CProgramStatus status;
  double bound;
};

static bool write_all(int file, const void *bytes, size_t count) {
  for (const char *at = bytes; count > 0;) {
    ssize_t written = write(file, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    count -= (size_t)written;
  }
  return true;
}

/* The search, in a process of its own: Cbc keeps its arguments in globals, can be ended at once in no other way, and
 * answers Ctrl-C itself with the best it has. */
static _Noreturn void search(const CProgram *p, const CSearch *wanted, int to) {
  struct answer answer = {CProgramUnsolved, 0};
  const double *best = NULL;
  Cbc_Model *model = cbc.Cbc_newModel();
  if (model != NULL) {
    cbc.Cbc_setLogLevel(model, 0);
    cbc.Cbc_setParameter(model, "log", "0");
    cbc.Cbc_setParameter(model, "slog", "0");
    cbc.Cbc_loadProblem(model, p->columns, p->rows, p->starts, p->indices, p->values, p->column_lower,
                        p->column_upper, p->cost, p->row_lower, p->row_upper);
    for (int j = 0; j < p->columns; j++)
      if (p->is_whole[j]) cbc.Cbc_setInteger(model, j);
    cbc.Cbc_setParameter(model, "timeMode", "elapsed");
    cbc.Cbc_setMaximumSeconds(model, wanted->seconds);
    cbc.Cbc_setAllowableFractionGap(model, wanted->gap);
    cbc.Cbc_setAllowableGap(model, 1e-12);
    cbc.Cbc_solve(model);
    best = cbc.Cbc_bestSolution(model);
    if (cbc.Cbc_isProvenOptimal(model)) {
      answer.status = CProgramOptimal;
      if (best == NULL) best = cbc.Cbc_getColSolution(model);
    } else if (cbc.Cbc_isProvenInfeasible(model)) {
      answer.status = CProgramInfeasible;
    } else if (cbc.Cbc_isContinuousUnbounded(model)) {
      answer.status = CProgramUnbounded;
    } else if (cbc.Cbc_isSecondsLimitReached(model) || cbc.Cbc_status(model) == 1 || cbc.Cbc_status(model) == 5) {
      /* 1 is a limit, 5 a stop by hand. */
      answer.status = best != NULL ? CProgramStopped : CProgramOutOfTime;
    }
    if ((answer.status == CProgramOptimal || answer.status == CProgramStopped) && best == NULL)
      answer.status = CProgramUnsolved;
    answer.bound = cbc.Cbc_getBestPossibleObjValue(model);
  }
  if (write_all(to, &answer, sizeof answer) && best != NULL) write_all(to, best, sizeof(double) * (size_t)p->columns);
  _exit(0);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* How long a search may go on after it was told to stop. */
static const double grace = 1;

/* Reads `count` bytes; where the time is up or a stop is asked for, the search is told to stop, and ended if it does not. */
static bool read_all(int from, void *bytes, size_t count, pid_t child, const CSearch *wanted, double begun) {
  double told = 0;
  for (char *at = bytes; count > 0;) {
    struct pollfd file = {from, POLLIN, 0};
    int ready = poll(&file, 1, 40);
    if (ready < 0 && errno != EINTR) return false;
    if (ready > 0) {
      ssize_t found = read(from, at, count);
      if (found < 0 && errno == EINTR) continue;
      if (found <= 0) return false;
      at += found;
      count -= (size_t)found;
      continue;
    }
    bool is_stopped = wanted->is_stopped != NULL && wanted->is_stopped(now() - begun, wanted->context);
    if (told == 0 && (is_stopped || now() - begun > wanted->seconds + grace)) {
      told = now();
      kill(child, SIGINT);
    }
    if (told > 0 && now() - told > grace) return false;
  }
  return true;
}

CProgramStatus ccoin_solve_whole(const CProgram *p, const CSearch *wanted, double *column_values, double *bound,
                                 double *spent) {
  *spent = 0;
  *bound = 0;
  pthread_once(&once, load);
  if (!is_loaded) return CProgramMissing;
  int ends[2];
  if (pipe(ends) != 0) return CProgramUnsolved;
  double begun = now();
  pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return CProgramUnsolved;
  }
  if (child == 0) {
    /* A stop before Cbc listens for it ends the process; so does a reader that is gone. */
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    close(ends[0]);
    search(p, wanted, ends[1]);
  }
  close(ends[1]);
  struct answer answer;
  bool is_whole = read_all(ends[0], &answer, sizeof answer, child, wanted, begun);
  if (is_whole && (answer.status == CProgramOptimal || answer.status == CProgramStopped))
    is_whole = read_all(ends[0], column_values, sizeof(double) * (size_t)p->columns, child, wanted, begun);
  close(ends[0]);
  kill(child, SIGKILL);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  *spent = now() - begun;
  if (!is_whole) return CProgramOutOfTime;
  *bound = answer.bound;
  return answer.status;
}
