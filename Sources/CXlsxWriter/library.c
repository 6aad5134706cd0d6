#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CXlsxWriter.h"

static cx_library library;
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  const char *names[] = {"libxlsxwriter.so." LXW_SOVERSION, "libxlsxwriter.so"};
  void *handle = NULL;
  for (int i = 0; i < 2 && handle == NULL; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define FIND(name) \
  if ((*(void **)&library.name = dlsym(handle, #name)) == NULL) return;
  CX_FUNCTIONS(FIND)
#undef FIND
  /* The size of what is handed over belongs to a version. */
  is_loaded = library.lxw_version_id() == LXW_VERSION_ID;
}

const cx_library *cx_library_loaded(void) {
  pthread_once(&once, load);
  return is_loaded ? &library : NULL;
}

int cx_memory_file(void) { return memfd_create("workbook", MFD_CLOEXEC); }

lxw_error cx_close_quietly(lxw_error (*close_workbook)(lxw_workbook *), lxw_workbook *book) {
  /* A limit on the size of files is to be an answer, not the end of the process. */
  signal(SIGXFSZ, SIG_IGN);
  fflush(stderr);
  int saved = dup(STDERR_FILENO);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (saved >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  lxw_error error = close_workbook(book);
  fflush(stderr);
  if (saved >= 0 && nowhere >= 0) dup2(saved, STDERR_FILENO);
  if (saved >= 0) close(saved);
  if (nowhere >= 0) close(nowhere);
  return error;
}
