/* Reads the parts of an .xlsx file: an archive by minizip, its XML by expat.
 *
 * Both libraries are loaded when the first file is read. What is used of them is declared in the implementation: their
 * interfaces have not changed in a decade. */
#ifndef CWORKBOOKREADER_H
#define CWORKBOOKREADER_H

#include <stddef.h>

typedef enum CWRResult {
  CWRRead,
  /* A library is not installed. */
  CWRNoLibrary,
  /* Not an archive. */
  CWRNoArchive,
  /* The archive has no such part. */
  CWRNoPart,
  /* The part is no XML, or larger than anything a person edits. */
  CWRDamaged
} CWRResult;

/* What the XML of a part is told as. Attributes are names and values in turn, closed by NULL. */
typedef struct CWRHandler {
  void *_Nullable context;
  void (*_Nonnull start)(void *_Nullable context, const char *_Nonnull name, const char *_Nullable *_Nonnull attributes);
  void (*_Nonnull end)(void *_Nullable context, const char *_Nonnull name);
  void (*_Nonnull text)(void *_Nullable context, const char *_Nonnull text, int length);
} CWRHandler;

/* Reads one part of the file that these bytes are. */
CWRResult cwr_read(const void *_Nonnull bytes, size_t count, const char *_Nonnull part, const CWRHandler *_Nonnull handler);

/* Whether the bytes are an archive all parts of which are whole XML. */
CWRResult cwr_check(const void *_Nonnull bytes, size_t count);

#endif
