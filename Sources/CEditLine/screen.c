#include "editor.h"
#include "layout.h"

#include <stdio.h>

static Place place_of(CEditor *editor, size_t count) {
  return layout_place(editor->prompt, el_wline(editor->el)->buffer, count, layout_columns());
}

static Place cursor_place(CEditor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  return place_of(editor, (size_t)(line->cursor - line->buffer));
}

void screen_go_to_end(CEditor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  Place cursor = cursor_place(editor), end = place_of(editor, (size_t)(line->lastchar - line->buffer));
  if (end.row > cursor.row) printf("\x1b[%dB", end.row - cursor.row);
  printf("\r");
  if (end.column > 0) printf("\x1b[%dC", end.column);
}

void screen_erase_input(CEditor *editor) {
  Place cursor = cursor_place(editor);
  if (cursor.row > 0) printf("\x1b[%dA", cursor.row);
  printf("\r\x1b[J");
  fflush(stdout);
}
