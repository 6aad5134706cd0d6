// The few calls of ODBC that counting a log takes, over UTF-16 texts. unixODBC's driver manager is loaded when the first
// connection is opened, so that a program that opens none starts as fast as without it.
#ifndef CODBC_H
#define CODBC_H

#include <stddef.h>
#include <stdint.h>

typedef struct codbc_connection codbc_connection;

enum { CODBC_MESSAGE = 1024 };

/// What went wrong last, in UTF-16, without an end mark.
typedef struct {
  size_t length;
  uint16_t text[CODBC_MESSAGE];
} codbc_message;

enum {
  CODBC_FAILED = -1,
  CODBC_END = 0,
  CODBC_ROW = 1,
  /// The driver manager is not installed.
  CODBC_MISSING = -2,
};

/// Opens a connection for reading. Gives CODBC_ROW, CODBC_FAILED with a message, or CODBC_MISSING.
int codbc_open(const uint16_t *text, size_t length, codbc_connection **connection, codbc_message *message);
void codbc_close(codbc_connection *connection);

/// What the database calls itself.
void codbc_product(codbc_connection *connection, codbc_message *name);
/// What stands around a name.
void codbc_name_quote(codbc_connection *connection, codbc_message *quote);

/// Runs a statement; the one before it is closed.
int codbc_execute(codbc_connection *connection, const uint16_t *text, size_t length, codbc_message *message);
/// Stops the statement that another thread runs.
void codbc_cancel(codbc_connection *connection);

int codbc_column_count(codbc_connection *connection);
int codbc_column_name(codbc_connection *connection, int column, codbc_message *name);

/// Goes to the next row: CODBC_ROW, CODBC_END or CODBC_FAILED.
int codbc_fetch(codbc_connection *connection, codbc_message *message);
/// The value of a column, counted from 0, as text. Gives its length in units, −1 for NULL, −2 where it failed; what
/// is longer than `capacity` is cut.
long codbc_value(codbc_connection *connection, int column, uint16_t *text, size_t capacity, codbc_message *message);

#endif
