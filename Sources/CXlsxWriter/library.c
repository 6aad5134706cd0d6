#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <sys/mman.h>

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
