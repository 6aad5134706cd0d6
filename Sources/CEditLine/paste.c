#include "editor.h"
#include "text.h"
#include "unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The terminal swaps CR and LF in this mode, so a CR LF that was pasted comes as LF CR: either pair is one line end.
 * Tabs become spaces, other controls are dropped. */
int paste_collect(CEditor *editor) {
  Text text = {0};
  int byte, before = 0;
  bool lines = false;
  while ((byte = keys_next_byte(editor)) >= 0) {
    if (byte == 0x1B && input_follows(&editor->input, "[201~")) break;
    bool line_end = byte == '\r' || byte == '\n';
    bool second_of_pair = line_end && (before == '\r' || before == '\n') && before != byte;
    before = second_of_pair ? 0 : byte;
    lines |= line_end;
    if (second_of_pair || (byte < 0x20 && !line_end && byte != '\t') || byte == 0x7F) continue;
    if (!text_append(&text, line_end ? '\n' : byte == '\t' ? ' ' : (char)byte)) break;
  }
  free(editor->aside);
  editor->aside = byte < 0 ? NULL : text.bytes;
  editor->aside_is_block = lines;
  if (byte < 0) free(text.bytes);
  return byte;
}

/* The line as it is with the pasted block at the cursor. */
static void join_line_and_block(CEditor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  char *before = utf8_from_wide(line->buffer, (size_t)(line->cursor - line->buffer));
  char *after = utf8_from_wide(line->cursor, (size_t)(line->lastchar - line->cursor));
  if (before && after) {
    size_t size = strlen(before) + strlen(editor->aside) + strlen(after) + 1;
    char *joined = malloc(size);
    if (joined) {
      snprintf(joined, size, "%s%s%s", before, editor->aside, after);
      free(editor->aside);
      editor->aside = joined;
    }
  }
  free(before);
  free(after);
}

unsigned char paste_take_aside(EditLine *el, int key) {
  (void)key;
  CEditor *editor = editor_of(el);
  if (!editor->aside) return CC_NORM;
  if (editor->aside_is_block) {
    screen_erase_input(editor);
    join_line_and_block(editor);
    return CC_EOF;
  }
  wchar_t *wide = wide_from_utf8(editor->aside);
  if (wide) el_winsertstr(el, wide);
  free(wide);
  free(editor->aside);
  editor->aside = NULL;
  return CC_REFRESH;
}
