#include "ck_csv.h"

#include <string.h>

#include "ck_exact.h"
#include "columns.h"

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

CK_INLINE uint64_t bits(bits64 set) {
  uint64_t word;
  memcpy(&word, &set, sizeof word);
  return word;
}

#define CK_EQUAL(block, byte) bits(__builtin_convertvector((block) == (bytes64)(byte), bits64))

CK_EACH_PROCESSOR int ck_csv_mark(const uint8_t *bytes, size_t count, uint8_t separator, ck_csv_masks masks) {
  uint64_t nul = 0;
  bytes64 any = (bytes64)(uint8_t)0;
  size_t words = (count + 63) / 64;
  for (size_t w = 0; w < words; w++) {
    bytes64 block;
    memcpy(&block, bytes + 64 * w, 64);
    size_t rest = count - 64 * w;
    uint64_t within = rest >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << rest) - 1;
    uint64_t lines = CK_EQUAL(block, '\n') & within;
    masks.quotes[w] = CK_EQUAL(block, '"') & within;
    masks.ends[w] = ((CK_EQUAL(block, separator) | CK_EQUAL(block, '\r')) & within) | lines;
    masks.lines[w] = lines;
    nul |= CK_EQUAL(block, 0) & within;
    if (rest >= 64) {
      any |= block;
    } else {
      for (size_t i = 0; i < rest; i++) any[0] |= bytes[64 * w + i];
    }
  }
  uint64_t beyond = bits(__builtin_convertvector(any >= (bytes64)(uint8_t)0x80, bits64));
  return (beyond ? CK_CSV_BEYOND_ASCII : 0) | (nul ? CK_CSV_NUL : 0);
}

/// The first set bit from `from` on; `count` where there is none.
CK_INLINE size_t next_bit(const uint64_t *mask, size_t from, size_t count) {
  if (from >= count) return count;
  size_t w = from / 64, words = (count + 63) / 64;
  uint64_t word = mask[w] >> (from % 64);
  if (word) return from + (size_t)__builtin_ctzll(word);
  for (w++; w < words; w++) {
    if (mask[w]) return 64 * w + (size_t)__builtin_ctzll(mask[w]);
  }
  return count;
}

/// Set bits in [from, to).
CK_INLINE size_t bits_between(const uint64_t *mask, size_t from, size_t to) {
  size_t sum = 0;
  for (size_t at = from; (at = next_bit(mask, at, to)) < to; at++) sum++;
  return sum;
}

ck_csv_found ck_csv_records(const uint8_t *bytes, size_t count, uint8_t separator, ck_csv_masks masks, size_t start,
                            int is_last, const int16_t *places, size_t columns, size_t wanted, ck_csv_field *fields,
                            ck_csv_record *records, size_t capacity) {
  ck_csv_found found = {0, start, 0, 0};
  size_t lines = 0;
  while (found.records < capacity && found.rest < count) {
    size_t at = found.rest;
    // A blank line.
    if (bytes[at] == '\n' || bytes[at] == '\r') {
      lines += bytes[at] == '\n';
      found.rest++;
      continue;
    }
    ck_csv_field *own = fields + found.records * wanted;
    memset(own, 0, wanted * sizeof *own);
    size_t column = 0, inner = 0, end = 0;
    for (;;) {
      uint32_t flags = 0;
      if (at < count && bytes[at] == '"') {
        flags = CK_CSV_QUOTED;
        size_t quote = at + 1;
        for (;;) {
          quote = next_bit(masks.quotes, quote, count);
          if (quote + 1 >= count) break;
          if (bytes[quote + 1] != '"') break;
          flags |= CK_CSV_ESCAPED;
          quote += 2;
        }
        if (quote >= count) {
          found.open_quote = is_last;
          goto incomplete;
        }
        if (quote + 1 >= count && !is_last) goto incomplete;
        inner += bits_between(masks.lines, at, quote);
        end = quote + 1;
        if (end < count && bytes[end] != separator && bytes[end] != '\n' && bytes[end] != '\r') {
          flags |= CK_CSV_ESCAPED;
          end = next_bit(masks.ends, end, count);
        }
      } else {
        end = next_bit(masks.ends, at, count);
      }
      if (end >= count && !is_last) goto incomplete;
      if (column < columns && places[column] >= 0) {
        own[places[column]] = (ck_csv_field){(uint32_t)at, (uint32_t)(end - at) & 0x3fffffff, flags};
      }
      column++;
      if (end >= count || bytes[end] != separator) break;
      at = end + 1;
    }
    size_t next = end < count ? end + 1 : end;
    size_t ended = end < count && bytes[end] == '\n';
    if (end < count && bytes[end] == '\r') {
      if (next >= count && !is_last) goto incomplete;
      if (next < count && bytes[next] == '\n') {
        next++;
        ended = 1;
      }
    }
    records[found.records++] =
        (ck_csv_record){(uint32_t)found.rest, (uint32_t)end, (uint32_t)column, (uint32_t)lines};
    lines += inner + ended;
    found.rest = next;
  }
incomplete:
  found.lines = lines;
  return found;
}

size_t ck_csv_unescape(const uint8_t *bytes, size_t count, uint8_t *content) {
  size_t at = 1, length = 0;
  while (at < count) {
    if (bytes[at] == '"') {
      at++;
      if (at >= count || bytes[at] != '"') break;
    }
    content[length++] = bytes[at++];
  }
  while (at < count) content[length++] = bytes[at++];
  return length;
}

size_t ck_utf8_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    if (count - at >= 8) {
      uint64_t word;
      memcpy(&word, bytes + at, 8);
      if (!(word & 0x8080808080808080u)) {
        at += 8;
        continue;
      }
    }
    uint8_t first = bytes[at];
    if (first < 0x80) {
      at++;
      continue;
    }
    size_t length = first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) == 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    if (!length || at + length > count) return at;
    for (size_t i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) return at;
    }
    uint8_t second = bytes[at + 1];
    // Overlong forms, surrogates and what lies beyond U+10FFFF.
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
        (first == 0xf4 && second > 0x8f)) {
      return at;
    }
    at += length;
  }
  return at;
}
