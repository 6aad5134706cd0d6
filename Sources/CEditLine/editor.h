/* The editor's parts, shared by the files that make it up. */
#ifndef CEDITLINE_EDITOR_H
#define CEDITLINE_EDITOR_H

#include "CEditLine.h"
#include "input.h"

#include <histedit.h>

/* Stands in the key map for "take what was put aside": no keyboard sends it, since C1 controls are filtered. */
#define TAKE_ASIDE 0x80

struct CEditor {
  EditLine *el; /* NULL where lines are read as they come */
  HistoryW *history;
  Input input;
  unsigned interrupts; /* how many were known when the last read ended */
  wchar_t *prompt;

  CEditorKey complete, help;
  void *context;
  /* A key's reply. */
  size_t from, to;
  wchar_t *replacement;
  char *shown;

  char *aside;        /* text to go into the line as if typed, but not looked up as keys */
  bool aside_is_block; /* it has several lines, and ends the read */
  bool interrupted;
};

/* The editor that libedit calls back for. */
CEditor *editor_of(EditLine *el);

/* screen.c: libedit does not tell where it has put things, so this is computed. */

/* Puts the cursor after the last character of the input. */
void screen_go_to_end(CEditor *editor);
/* Clears the prompt and the input; what is drawn next stands in their place. */
void screen_erase_input(CEditor *editor);

/* keys.c */

/* Heeds what signals have asked for; true when Ctrl-C was among it. */
bool keys_heed_signals(CEditor *editor);
/* The next byte, INPUT_END, or INPUT_SIGNAL for Ctrl-C alone. */
int keys_next_byte(CEditor *editor);
/* libedit's source of characters. */
int keys_read(EditLine *el, wchar_t *key);

/* paste.c */

/* Puts a bracketed paste, whose begin mark has been read, aside. The outcome is that of keys_next_byte. */
int paste_collect(CEditor *editor);
/* Bound to TAKE_ASIDE. */
unsigned char paste_take_aside(EditLine *el, int key);

/* replies.c: bound to Tab and `?`. */
unsigned char reply_completing(EditLine *el, int key);
unsigned char reply_helping(EditLine *el, int key);

#endif
