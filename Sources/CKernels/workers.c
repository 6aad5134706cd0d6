#include <pthread.h>

#include "ck_batch.h"

typedef struct {
  void (*body)(void *context, int worker);
  void *context;
  int worker;
} assignment;

static void *work(void *argument) {
  assignment *own = argument;
  own->body(own->context, own->worker);
  return 0;
}

enum { MOST_WORKERS = 256 };

int ck_run_workers(int count, void (*body)(void *context, int worker), void *context) {
  pthread_t threads[MOST_WORKERS];
  assignment assignments[MOST_WORKERS];
  if (count > MOST_WORKERS) count = MOST_WORKERS;
  int started = 1;
  while (started < count) {
    assignments[started] = (assignment){body, context, started};
    if (pthread_create(&threads[started], 0, work, &assignments[started]) != 0) break;
    started++;
  }
  body(context, 0);
  for (int worker = 1; worker < started; worker++) pthread_join(threads[worker], 0);
  return started;
}
