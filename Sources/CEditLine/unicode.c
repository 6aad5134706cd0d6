#include "unicode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

size_t utf8_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

long utf8_scalar(const unsigned char *bytes, size_t length) {
  static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  static const long least[] = {0, 0, 0x80, 0x800, 0x10000};
  long scalar = bytes[0] & lead_mask[length];
  for (size_t i = 1; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return -1;
    scalar = scalar << 6 | (bytes[i] & 0x3F);
  }
  bool surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
  return scalar < least[length] || scalar > 0x10FFFF || surrogate ? -1 : scalar;
}

size_t utf8_count(const char *text, size_t offset) {
  size_t count = 0;
  for (size_t i = 0; i < offset && text[i]; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

wchar_t *wide_from_utf8(const char *text) {
  size_t size = strlen(text);
  wchar_t *wide = malloc((size + 1) * sizeof *wide);
  if (!wide) return NULL;
  size_t count = 0;
  for (size_t at = 0; at < size;) {
    const unsigned char *bytes = (const unsigned char *)text + at;
    size_t length = utf8_length(bytes[0]);
    long scalar = length && at + length <= size ? utf8_scalar(bytes, length) : -1;
    if (scalar > 0) wide[count++] = (wchar_t)scalar;
    at += scalar > 0 ? length : 1;
  }
  wide[count] = 0;
  return wide;
}

static size_t encode(wchar_t character, char *out) {
  unsigned long c = (unsigned long)character;
  if (c < 0x80) return out[0] = (char)c, 1;
  size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = length - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)(lead[length] | c);
  return length;
}

char *utf8_from_wide(const wchar_t *text, size_t count) {
  char *utf8 = malloc(count * 4 + 1);
  if (!utf8) return NULL;
  size_t size = 0;
  for (size_t i = 0; i < count; i++) size += encode(text[i], utf8 + size);
  utf8[size] = 0;
  return utf8;
}

size_t utf8_size(const wchar_t *text, size_t count) {
  char scratch[4];
  size_t size = 0;
  for (size_t i = 0; i < count; i++) size += encode(text[i], scratch);
  return size;
}
