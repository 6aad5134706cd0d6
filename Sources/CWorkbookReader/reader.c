#define _GNU_SOURCE
#include "CWorkbookReader.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* No part of a workbook that a person edits is larger; a small archive can claim to hold far more. */
enum { LIMIT = 256 << 20, CHUNK = 1 << 16 };

typedef void *archive;
typedef struct XML_ParserStruct *parser;

#define MINIZIP(X)                                             \
  X(archive, unzOpen64, (const void *))                        \
  X(int, unzClose, (archive))                                  \
  X(int, unzLocateFile, (archive, const char *, int))          \
  X(int, unzGoToFirstFile, (archive))                          \
  X(int, unzGoToNextFile, (archive))                           \
  X(int, unzOpenCurrentFile, (archive))                        \
  X(int, unzReadCurrentFile, (archive, void *, unsigned))      \
  X(int, unzCloseCurrentFile, (archive))

#define EXPAT(X)                                                                                            \
  X(parser, XML_ParserCreate, (const char *))                                                               \
  X(void, XML_ParserFree, (parser))                                                                         \
  X(void, XML_SetUserData, (parser, void *))                                                                \
  X(void, XML_SetElementHandler,                                                                            \
    (parser, void (*)(void *, const char *, const char **), void (*)(void *, const char *)))                \
  X(void, XML_SetCharacterDataHandler, (parser, void (*)(void *, const char *, int)))                       \
  X(int, XML_Parse, (parser, const char *, int, int))

#define DECLARE(result, name, arguments) static result(*p_##name) arguments;
MINIZIP(DECLARE)
EXPAT(DECLARE)
#undef DECLARE

static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *handle;
#define OPEN(library)                              \
  handle = dlopen(library, RTLD_NOW | RTLD_LOCAL); \
  if (handle == NULL) return;
#define FIND(result, name, arguments) \
  if ((*(void **)&p_##name = dlsym(handle, #name)) == NULL) return;
  OPEN("libminizip.so.1")
  MINIZIP(FIND)
  OPEN("libexpat.so.1")
  EXPAT(FIND)
#undef FIND
#undef OPEN
  is_loaded = 1;
}

static CWRResult parse(archive file, const CWRHandler *handler) {
  parser xml = p_XML_ParserCreate(NULL);
  if (xml == NULL) return CWRDamaged;
  if (handler != NULL) {
    p_XML_SetUserData(xml, handler->context);
    p_XML_SetElementHandler(xml, handler->start, handler->end);
    p_XML_SetCharacterDataHandler(xml, handler->text);
  }
  static _Thread_local char chunk[CHUNK];
  CWRResult result = CWRRead;
  int64_t total = 0;
  for (;;) {
    int count = p_unzReadCurrentFile(file, chunk, CHUNK);
    total += count > 0 ? count : 0;
    if (count < 0 || total > LIMIT || p_XML_Parse(xml, chunk, count > 0 ? count : 0, count == 0) == 0) {
      result = CWRDamaged;
      break;
    }
    if (count == 0) break;
  }
  p_XML_ParserFree(xml);
  return result;
}

/* Minizip reads files by name: one in memory has one. Negative where there is no memory for it. */
static int memory_file(const void *bytes, size_t count) {
  int descriptor = memfd_create("workbook", MFD_CLOEXEC);
  if (descriptor < 0) return descriptor;
  size_t written = 0;
  while (written < count) {
    ssize_t step = write(descriptor, (const char *)bytes + written, count - written);
    if (step <= 0) break;
    written += (size_t)step;
  }
  if (written == count) return descriptor;
  close(descriptor);
  return -1;
}

static archive open_archive(int descriptor) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  return p_unzOpen64(path);
}

CWRResult cwr_read(const void *bytes, size_t count, const char *part, const CWRHandler *handler) {
  pthread_once(&once, load);
  if (!is_loaded) return CWRNoLibrary;
  int descriptor = memory_file(bytes, count);
  if (descriptor < 0) return CWRNoArchive;
  CWRResult result = CWRNoArchive;
  archive file = open_archive(descriptor);
  if (file != NULL) {
    if (p_unzLocateFile(file, part, 1) != 0 || p_unzOpenCurrentFile(file) != 0) {
      result = CWRNoPart;
    } else {
      result = parse(file, handler);
      p_unzCloseCurrentFile(file);
    }
    p_unzClose(file);
  }
  close(descriptor);
  return result;
}

CWRResult cwr_check(const void *bytes, size_t count) {
  pthread_once(&once, load);
  if (!is_loaded) return CWRNoLibrary;
  int descriptor = memory_file(bytes, count);
  if (descriptor < 0) return CWRNoArchive;
  CWRResult result = CWRNoArchive;
  archive file = open_archive(descriptor);
  if (file != NULL) {
    result = CWRRead;
    for (int more = p_unzGoToFirstFile(file); more == 0 && result == CWRRead; more = p_unzGoToNextFile(file)) {
      if (p_unzOpenCurrentFile(file) != 0) {
        result = CWRDamaged;
        break;
      }
      result = parse(file, NULL);
      /* The archive's own sum of the part is compared here. */
      if (p_unzCloseCurrentFile(file) != 0) result = CWRDamaged;
    }
    p_unzClose(file);
  }
  close(descriptor);
  return result;
}
