/* A line editor over libedit with an interface Swift can call: fixed arity, UTF-8 in and out.
 *
 * libedit's own interface is C variadics and wchar_t; both stay behind this header. All offsets are
 * UTF-8 bytes. One editor per process, used from one thread; the interrupt count may be read from any. */
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct CEditor CEditor;

/* How a read ended. */
typedef enum __attribute__((enum_extensibility(closed))) CEditorOutcome {
  CEditorLine,        /* a line was entered */
  CEditorBlock,       /* several lines were pasted at once; what was typed around them is included */
  CEditorInterrupted, /* Ctrl-C: what was typed is dropped */
  CEditorEnd          /* Ctrl-D on an empty line, or the input ended */
} CEditorOutcome;

/* Answers a key: `text` is the line, `cursor` an offset in it. Replies with the functions below and
 * returns true, or returns false to leave the key its plain meaning. */
typedef bool (*CEditorKey)(void *context, const char *text, size_t cursor);

/* Opens an editor on the standard streams. `editing` is false where there is no capable terminal: lines are
 * then read as they come. `program` is the name that conditions lines of ~/.editrc. NULL if memory is out. */
CEditor *ceditor_open(const char *program, bool editing);
void ceditor_close(CEditor *editor);

/* Tab and `?`. The context is handed back as it is and not kept alive. */
void ceditor_set_keys(CEditor *editor, CEditorKey complete, CEditorKey help, void *context);

/* From within a key: replaces a stretch of the line, leaving the cursor after the replacement. */
void ceditor_reply_replacing(CEditor *editor, size_t from, size_t to, const char *replacement);
/* From within a key: shows a text below the line, which is then drawn anew. */
void ceditor_reply_showing(CEditor *editor, const char *text);

/* Reads a line that starts out as `initial`. In the prompt, stretches between \1 bytes are escape sequences
 * without width; none may stand last. `*text` (to be freed by the caller) is set with a line or a block. */
CEditorOutcome ceditor_read(CEditor *editor, const char *prompt, const char *initial, char **text);

/* Adds a statement to what the arrow keys and Ctrl-R find; equal neighbours are kept once. */
void ceditor_remember(CEditor *editor, const char *statement);

/* Counts Ctrl-C from now on instead of ending the process. */
void ceditor_watch_interrupts(void);
/* How often Ctrl-C was pressed since it has been watched. Safe from any thread. */
unsigned ceditor_interrupt_count(void);

#endif
