#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include "layout.h"

#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wctype.h>

int layout_columns(void) {
  struct winsize size;
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

/* Moves on by a cell run that is not broken across rows. libedit wraps as soon as a row is full. */
static void advance(Place *place, int width, int columns) {
  if (place->column + width > columns) *place = (Place){place->row + 1, 0};
  place->column += width;
  if (place->column >= columns) *place = (Place){place->row + 1, 0};
}

static void pass(Place *place, wchar_t c, int columns) {
  if (c == L'\n') {
    *place = (Place){place->row + 1, 0};
  } else if (c == L'\t') {
    do advance(place, 1, columns);
    while (place->column & 7);
  } else if (c < 0x100 && iswcntrl((wint_t)c)) {
    advance(place, 2, columns); /* ^X */
  } else if (!iswprint((wint_t)c)) {
    for (int i = 0; i < (c > 0xFFFF ? 8 : 7); i++) advance(place, 1, columns); /* \U+1234 */
  } else {
    int width = wcwidth(c);
    advance(place, width > 0 ? width : 1, columns); /* libedit gives a combining mark a cell of its own */
  }
}

Place layout_place(const wchar_t *prompt, const wchar_t *text, size_t count, int columns) {
  Place place = {0, 0};
  bool escape = false;
  for (; *prompt; prompt++) {
    if (*prompt == 1) escape = !escape;
    else if (!escape) pass(&place, *prompt, columns);
  }
  for (size_t i = 0; i < count; i++) pass(&place, text[i], columns);
  return place;
}
