/* A growing text. */
#ifndef CEDITLINE_TEXT_H
#define CEDITLINE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* `bytes` ends in a zero byte, and is NULL while nothing has been appended. */
typedef struct Text {
  char *bytes;
  size_t count, room;
} Text;

/* False if memory is out; the text is then as it was. */
bool text_append(Text *text, char byte);

#endif
