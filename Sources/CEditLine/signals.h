/* Signals as requests that the reading loop takes up when it is safe to. */
#ifndef CEDITLINE_SIGNALS_H
#define CEDITLINE_SIGNALS_H

#include <stdbool.h>

enum { ASKED_INTERRUPT = 1, ASKED_RESIZE = 2, ASKED_SUSPEND = 4, ASKED_REDRAW = 8 };

/* The end of the pipe that becomes readable when a signal has come. */
int signals_descriptor(void);
/* Whether a request waits; costs no system call. */
bool signals_waiting(void);
/* Takes all requests, as a set of the bits above, and empties the pipe. */
unsigned signals_take(void);

/* While a line is edited: resizing, suspending and being ended are ours to handle, and the terminal is put back
 * should the process end meanwhile. `\x1b[?2004h` asks the terminal to mark pastes. */
void signals_begin_editing(void);
void signals_end_editing(void);
/* Stops the process as Ctrl-Z asked; returns when it is continued. The terminal is to be in cooked mode. */
void signals_stop_process(void);

#endif
