/* UTF-8 to and from wchar_t (UTF-32 here), without regard to the locale. */
#ifndef CEDITLINE_UNICODE_H
#define CEDITLINE_UNICODE_H

#include <stddef.h>
#include <wchar.h>

/* Bytes of the sequence that `lead` begins; 0 if no sequence begins so. */
size_t utf8_length(unsigned char lead);
/* The scalar of a whole sequence, or -1 if it is not well formed. */
long utf8_scalar(const unsigned char *bytes, size_t length);
/* How many scalars begin before `offset`. */
size_t utf8_count(const char *text, size_t offset);

/* Both allocate what they return and give NULL if memory is out. Ill-formed parts are left out. */
wchar_t *wide_from_utf8(const char *text);
char *utf8_from_wide(const wchar_t *text, size_t count);

/* Bytes that the first `count` characters take in UTF-8. */
size_t utf8_size(const wchar_t *text, size_t count);

#endif
