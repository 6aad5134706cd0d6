#include "editor.h"
#include "unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Asks a key's handler and carries its reply out: first what is shown, below the line as it stands on the screen,
 * then the replacement. */
static bool answer(CEditor *editor, CEditorKey handler) {
  const LineInfoW *line = el_wline(editor->el);
  size_t count = (size_t)(line->lastchar - line->buffer), cursor = (size_t)(line->cursor - line->buffer);
  char *text = utf8_from_wide(line->buffer, count);
  bool answered = handler && text && handler(editor->context, text, utf8_size(line->buffer, cursor));
  if (editor->shown) {
    screen_go_to_end(editor);
    printf("\n%s", editor->shown);
  }
  if (editor->replacement) {
    size_t from = utf8_count(text, editor->from), to = utf8_count(text, editor->to);
    el_cursor(editor->el, (int)to - (int)cursor);
    el_deletestr(editor->el, (int)(to - from));
    el_winsertstr(editor->el, editor->replacement);
  }
  if (editor->shown) el_wset(editor->el, EL_REFRESH);
  free(editor->shown);
  free(editor->replacement);
  free(text);
  editor->shown = NULL;
  editor->replacement = NULL;
  return answered;
}

unsigned char reply_completing(EditLine *el, int key) {
  (void)key;
  CEditor *editor = editor_of(el);
  return answer(editor, editor->complete) ? CC_REFRESH : CC_REFRESH_BEEP;
}

unsigned char reply_helping(EditLine *el, int key) {
  CEditor *editor = editor_of(el);
  if (!answer(editor, editor->help)) {
    wchar_t typed[] = {(wchar_t)key, 0};
    el_winsertstr(el, typed);
  }
  return CC_REFRESH;
}

void ceditor_set_keys(CEditor *editor, CEditorKey complete, CEditorKey help, void *context) {
  editor->complete = complete;
  editor->help = help;
  editor->context = context;
}

void ceditor_reply_replacing(CEditor *editor, size_t from, size_t to, const char *replacement) {
  free(editor->replacement);
  editor->replacement = wide_from_utf8(replacement);
  editor->from = from;
  editor->to = to;
}

void ceditor_reply_showing(CEditor *editor, const char *text) {
  free(editor->shown);
  editor->shown = strdup(text);
}
