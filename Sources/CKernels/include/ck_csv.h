// Delimited text: where quotes and ends of fields are, 64 bytes at a time, and the fields between them.
#ifndef CK_CSV_H
#define CK_CSV_H

#include <stddef.h>
#include <stdint.h>

/// What a block of bytes holds anywhere.
enum {
  CK_CSV_BEYOND_ASCII = 1,
  CK_CSV_NUL = 2,
};

/// One bit a byte. The arrays hold (count + 63) / 64 words each.
typedef struct {
  /// `"`
  uint64_t *quotes;
  /// The separator, line feed and carriage return.
  uint64_t *ends;
  /// Line feeds.
  uint64_t *lines;
} ck_csv_masks;

/// Marks the bytes of a block. As many as 63 bytes after `count` are read and must be there; bits for them are 0.
/// Gives CK_CSV_BEYOND_ASCII and CK_CSV_NUL where such bytes are among them.
int ck_csv_mark(const uint8_t *bytes, size_t count, uint8_t separator, ck_csv_masks masks);

enum {
  /// Stands between quotes: its content is without the first and last byte.
  CK_CSV_QUOTED = 1,
  /// Holds doubled quotes, or text after its closing quote: its content is to be worked out.
  CK_CSV_ESCAPED = 2,
};

/// A field as it stands, quotes included.
typedef struct {
  uint32_t start;
  uint32_t length : 30;
  uint32_t flags : 2;
} ck_csv_field;

typedef struct {
  uint32_t start;
  /// Of its content: without the line end.
  uint32_t end;
  /// All fields, the unwanted too.
  uint32_t fields;
  /// Line feeds before its start in the block.
  uint32_t line;
} ck_csv_record;

typedef struct {
  /// Records found.
  size_t records;
  /// Where the first record that is not whole begins.
  size_t rest;
  /// Line feeds before that.
  size_t lines;
  /// The text ended within quotes; the last record is not among those found.
  int open_quote;
} ck_csv_found;

/// Finds the fields of whole records by the rules of RFC 4180; as CPython's reader does, a quote within an unquoted
/// field is text, what follows a closing quote is text, and a carriage return alone ends a record. Blank lines are
/// passed over.
///
/// `places[c]` says which of a record's `wanted` fields column c is, −1 for none; columns from `columns` on are not
/// wanted. Wanted fields that a record lacks are empty. With `is_last` the end of the bytes ends a record.
ck_csv_found ck_csv_records(const uint8_t *bytes, size_t count, uint8_t separator, ck_csv_masks masks, size_t start,
                            int is_last, const int16_t *places, size_t columns, size_t wanted, ck_csv_field *fields,
                            ck_csv_record *records, size_t capacity);

/// The content of a field with CK_CSV_ESCAPED; gives its length, which is below `count`.
size_t ck_csv_unescape(const uint8_t *bytes, size_t count, uint8_t *content);

/// Length of the longest beginning that is UTF-8.
size_t ck_utf8_prefix(const uint8_t *bytes, size_t count);

#endif
