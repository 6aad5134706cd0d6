#include "editor.h"
#include "signals.h"
#include "unicode.h"

#include <errno.h>
#include <stdio.h>

bool keys_heed_signals(CEditor *editor) {
  unsigned asked = signals_take();
  if (asked & ASKED_INTERRUPT) {
    input_discard(&editor->input);
    editor->interrupted = true;
    if (editor->el) {
      screen_go_to_end(editor);
      printf("^C\n");
      fflush(stdout);
    }
    return true;
  }
  if (!editor->el) return false;
  if (asked & ASKED_SUSPEND) {
    screen_go_to_end(editor);
    printf("\n");
    fflush(stdout);
    el_wset(editor->el, EL_PREP_TERM, 0);
    signals_stop_process();
    el_wset(editor->el, EL_PREP_TERM, 1);
    el_resize(editor->el);
    el_wset(editor->el, EL_REFRESH);
  } else if (asked & ASKED_REDRAW) {
    /* Stopped from outside: the shell has put the terminal into its own mode. */
    el_wset(editor->el, EL_PREP_TERM, 0);
    el_wset(editor->el, EL_PREP_TERM, 1);
    el_resize(editor->el);
    printf("\n");
    el_wset(editor->el, EL_REFRESH);
  } else if (asked & ASKED_RESIZE) {
    screen_erase_input(editor);
    el_resize(editor->el);
    el_wset(editor->el, EL_REFRESH);
  }
  return false;
}

int keys_next_byte(CEditor *editor) {
  for (;;) {
    int byte = input_next(&editor->input, -1);
    if (byte != INPUT_SIGNAL || keys_heed_signals(editor)) return byte;
  }
}

/* The character that `lead` begins, or -1. A byte that does not continue it is left on the input. */
static long finish_character(CEditor *editor, unsigned char lead) {
  unsigned char bytes[4] = {lead};
  size_t length = utf8_length(lead);
  for (size_t have = 1; have < length; have++) {
    int byte = keys_next_byte(editor);
    if (byte < 0) return -1;
    bytes[have] = (unsigned char)byte;
    if ((byte & 0xC0) != 0x80) return input_put_back(&editor->input), -1;
  }
  return length ? utf8_scalar(bytes, length) : -1;
}

int keys_read(EditLine *el, wchar_t *key) {
  CEditor *editor = editor_of(el);
  for (;;) {
    if (editor->interrupted) return errno = EINTR, -1;
    if (editor->aside) return *key = TAKE_ASIDE, 1;
    int byte = keys_next_byte(editor);
    if (byte == 0x1B && input_follows(&editor->input, "[200~")) {
      byte = paste_collect(editor);
      if (byte >= 0) continue;
    }
    if (byte == INPUT_END) return 0;
    if (byte == INPUT_SIGNAL) continue;
    long scalar = finish_character(editor, (unsigned char)byte);
    if (scalar < 0 || (scalar >= 0x80 && scalar < 0xA0)) continue;
    return *key = (wchar_t)scalar, 1;
  }
}
