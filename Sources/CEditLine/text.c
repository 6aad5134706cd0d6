#include "text.h"

#include <stdlib.h>

bool text_append(Text *text, char byte) {
  if (text->count + 1 >= text->room) {
    size_t room = text->room ? text->room * 2 : 256;
    char *bytes = realloc(text->bytes, room);
    if (!bytes) return false;
    text->bytes = bytes;
    text->room = room;
  }
  text->bytes[text->count++] = byte;
  text->bytes[text->count] = 0;
  return true;
}
