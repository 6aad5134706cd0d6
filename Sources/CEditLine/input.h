/* The bytes of standard input, read ahead, with signals heeded while waiting. */
#ifndef CEDITLINE_INPUT_H
#define CEDITLINE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

enum { INPUT_END = -1, INPUT_SIGNAL = -2, INPUT_TIMEOUT = -3 };

typedef struct Input {
  unsigned char bytes[4096];
  size_t next, end;
} Input;

/* The next byte, or one of the above. `timeout` is in milliseconds, -1 waits. A signal comes before bytes. */
int input_next(Input *input, int timeout);
/* Takes `expected` off the input if it comes without a pause; else leaves all as it was. */
bool input_follows(Input *input, const char *expected);
/* Takes back the byte that was read last. */
void input_put_back(Input *input);
void input_discard(Input *input);

#endif
