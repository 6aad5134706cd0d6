#include "input.h"
#include "signals.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* A terminal sends an escape sequence in one go; a person cannot type one this fast. */
static const int sequence_pause = 30;

/* Reads more behind what is there: the number of bytes that came, or one of the outcomes. */
static int fill(Input *input, int timeout) {
  if (input->next > 0) {
    memmove(input->bytes, input->bytes + input->next, input->end - input->next);
    input->end -= input->next;
    input->next = 0;
  }
  for (;;) {
    if (signals_waiting()) return INPUT_SIGNAL;
    struct pollfd watched[] = {{STDIN_FILENO, POLLIN, 0}, {signals_descriptor(), POLLIN, 0}};
    int ready = poll(watched, 2, timeout);
    if (ready == 0) return INPUT_TIMEOUT;
    if (ready == -1 && errno != EINTR) return INPUT_END;
    if (ready == -1) continue;
    if (watched[1].revents) return INPUT_SIGNAL;
    ssize_t count = read(STDIN_FILENO, input->bytes + input->end, sizeof input->bytes - input->end);
    if (count > 0) {
      input->end += (size_t)count;
      return (int)count;
    }
    if (count == 0 || (errno != EINTR && errno != EAGAIN)) return INPUT_END;
  }
}

int input_next(Input *input, int timeout) {
  if (signals_waiting()) return INPUT_SIGNAL;
  if (input->next == input->end) {
    int outcome = fill(input, timeout);
    if (outcome < 0) return outcome;
  }
  return input->bytes[input->next++];
}

bool input_follows(Input *input, const char *expected) {
  size_t length = strlen(expected);
  for (size_t i = 0; i < length; i++) {
    if (input->next + i == input->end && fill(input, sequence_pause) < 0) return false;
    if (input->bytes[input->next + i] != (unsigned char)expected[i]) return false;
  }
  input->next += length;
  return true;
}

void input_put_back(Input *input) { input->next--; }

void input_discard(Input *input) { input->next = input->end = 0; }
