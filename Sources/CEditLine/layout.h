/* Where libedit has put things on the screen, which it does not tell. */
#ifndef CEDITLINE_LAYOUT_H
#define CEDITLINE_LAYOUT_H

#include <stddef.h>
#include <wchar.h>

typedef struct Place {
  int row, column;
} Place;

/* Columns of the terminal on standard output; 80 if it has none. */
int layout_columns(void);
/* The place after a prompt and `count` characters, from the prompt's first, wrapped as libedit wraps. */
Place layout_place(const wchar_t *prompt, const wchar_t *text, size_t count, int columns);

#endif
