#include "signals.h"
#include "CEditLine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static atomic_uint asked;
static atomic_uint interrupts;
static int wake[2] = {-1, -1};

static struct termios before_editing;
static volatile sig_atomic_t editing;

static const char paste_marks_on[] = "\x1b[?2004h";
static const char paste_marks_off[] = "\x1b[?2004l";

static void emit(const char *bytes, size_t count) {
  while (write(STDOUT_FILENO, bytes, count) == -1 && errno == EINTR) continue;
}

/* Called from handlers and at exit: only async-signal-safe functions. */
static void restore_terminal(void) {
  if (!editing) return;
  editing = 0;
  emit(paste_marks_off, sizeof paste_marks_off - 1);
  tcsetattr(STDIN_FILENO, TCSANOW, &before_editing);
}

static void on_request(int number) {
  int saved = errno;
  unsigned request = number == SIGINT     ? ASKED_INTERRUPT
                     : number == SIGWINCH ? ASKED_RESIZE
                     : number == SIGTSTP  ? ASKED_SUSPEND
                                          : ASKED_REDRAW;
  if (request == ASKED_INTERRUPT) atomic_fetch_add(&interrupts, 1);
  atomic_fetch_or(&asked, request);
  /* A full pipe is as good as one more byte in it. */
  if (write(wake[1], "", 1) == -1) errno = saved;
  errno = saved;
}

static void on_death(int number) {
  restore_terminal();
  signal(number, SIG_DFL);
  raise(number);
}

/* The signals handled while a line is edited: requests, then those that end the process. */
static const int taken[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};
enum { taken_count = sizeof taken / sizeof taken[0], request_count = 3 };
static struct sigaction before_taken[taken_count];

static void handle(int number, void (*handler)(int), struct sigaction *before) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
  /* A parent without job control ignores these for us: leave it so. */
  if (before && before->sa_handler == SIG_IGN) sigaction(number, before, NULL);
}

static void open_pipe(void) {
  if (wake[0] != -1 || pipe(wake) == -1) return;
  for (int end = 0; end < 2; end++) {
    fcntl(wake[end], F_SETFD, FD_CLOEXEC);
    fcntl(wake[end], F_SETFL, O_NONBLOCK);
  }
}

int signals_descriptor(void) { return wake[0]; }

bool signals_waiting(void) { return atomic_load(&asked) != 0; }

unsigned signals_take(void) {
  char drained[64];
  while (wake[0] != -1 && read(wake[0], drained, sizeof drained) > 0) continue;
  return atomic_exchange(&asked, 0);
}

void signals_begin_editing(void) {
  static bool registered;
  if (!registered) registered = atexit(restore_terminal) == 0;
  open_pipe();
  tcgetattr(STDIN_FILENO, &before_editing);
  editing = 1;
  for (int i = 0; i < taken_count; i++) handle(taken[i], i < request_count ? on_request : on_death, &before_taken[i]);
  emit(paste_marks_on, sizeof paste_marks_on - 1);
}

void signals_end_editing(void) {
  emit(paste_marks_off, sizeof paste_marks_off - 1);
  for (int i = 0; i < taken_count; i++) sigaction(taken[i], &before_taken[i], NULL);
  editing = 0;
}

void signals_stop_process(void) {
  emit(paste_marks_off, sizeof paste_marks_off - 1);
  struct sigaction ours, stop = {0};
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  atomic_fetch_and(&asked, ~(unsigned)(ASKED_SUSPEND | ASKED_REDRAW));
  emit(paste_marks_on, sizeof paste_marks_on - 1);
}

void ceditor_watch_interrupts(void) {
  open_pipe();
  struct sigaction action = {0};
  action.sa_handler = on_request;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

unsigned ceditor_interrupt_count(void) { return atomic_load(&interrupts); }
