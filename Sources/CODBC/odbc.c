#include "CODBC.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>
#include <stdlib.h>

// Every entry point that is used, by the type its own header gives it.
#define CODBC_CALLS(X)                                                                                       \
  X(SQLAllocHandle)                                                                                          \
  X(SQLFreeHandle)                                                                                           \
  X(SQLSetEnvAttr)                                                                                           \
  X(SQLSetConnectAttr)                                                                                       \
  X(SQLDriverConnectW)                                                                                       \
  X(SQLDisconnect)                                                                                           \
  X(SQLGetInfoW)                                                                                             \
  X(SQLExecDirectW)                                                                                          \
  X(SQLNumResultCols)                                                                                        \
  X(SQLDescribeColW)                                                                                         \
  X(SQLFetch)                                                                                                \
  X(SQLGetData)                                                                                              \
  X(SQLCloseCursor)                                                                                          \
  X(SQLFreeStmt)                                                                                             \
  X(SQLCancel)                                                                                               \
  X(SQLEndTran)                                                                                              \
  X(SQLGetDiagRecW)

static struct {
#define CODBC_POINTER(name) __typeof__(name) *name;
  CODBC_CALLS(CODBC_POINTER)
} calls;
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libodbc.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libodbc.so", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  is_loaded = 1;
#define CODBC_FIND(name)                                                                                     \
  calls.name = (__typeof__(name) *)dlsym(library, #name);                                                    \
  if (!calls.name) is_loaded = 0;
  CODBC_CALLS(CODBC_FIND)
}

struct codbc_connection {
  SQLHENV environment;
  SQLHDBC handle;
  SQLHSTMT statement;
  int is_open;
};

static void tell(SQLSMALLINT kind, SQLHANDLE handle, codbc_message *message) {
  SQLWCHAR state[6];
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  message->length = 0;
  if (!SQL_SUCCEEDED(calls.SQLGetDiagRecW(kind, handle, 1, state, &native, (SQLWCHAR *)message->text, CODBC_MESSAGE,
                                          &length))) {
    return;
  }
  size_t known = length < 0 ? 0 : (size_t)length;
  message->length = known < CODBC_MESSAGE - 1 ? known : CODBC_MESSAGE - 1;
}

int codbc_open(const uint16_t *text, size_t length, codbc_connection **result, codbc_message *message) {
  pthread_once(&once, load);
  if (!is_loaded) return CODBC_MISSING;
  message->length = 0;
  if (length > 32000) return CODBC_FAILED;
  codbc_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return CODBC_FAILED;
  SQLSMALLINT written = 0;
  if (SQL_SUCCEEDED(calls.SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &connection->environment)) &&
      SQL_SUCCEEDED(calls.SQLSetEnvAttr(connection->environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0)) &&
      SQL_SUCCEEDED(calls.SQLAllocHandle(SQL_HANDLE_DBC, connection->environment, &connection->handle))) {
    calls.SQLSetConnectAttr(connection->handle, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER)10, 0);
    calls.SQLSetConnectAttr(connection->handle, SQL_ATTR_ACCESS_MODE, (SQLPOINTER)SQL_MODE_READ_ONLY, 0);
    if (SQL_SUCCEEDED(calls.SQLDriverConnectW(connection->handle, NULL, (SQLWCHAR *)text, (SQLSMALLINT)length, NULL, 0,
                                              &written, SQL_DRIVER_NOPROMPT))) {
      connection->is_open = 1;
      // One view of the log for all questions, where the database keeps one.
      calls.SQLSetConnectAttr(connection->handle, SQL_ATTR_AUTOCOMMIT, (SQLPOINTER)SQL_AUTOCOMMIT_OFF, 0);
      calls.SQLSetConnectAttr(connection->handle, SQL_ATTR_TXN_ISOLATION, (SQLPOINTER)SQL_TXN_REPEATABLE_READ, 0);
      if (SQL_SUCCEEDED(calls.SQLAllocHandle(SQL_HANDLE_STMT, connection->handle, &connection->statement))) {
        *result = connection;
        return CODBC_ROW;
      }
    }
    tell(SQL_HANDLE_DBC, connection->handle, message);
  }
  codbc_close(connection);
  return CODBC_FAILED;
}

void codbc_close(codbc_connection *connection) {
  if (!connection) return;
  if (connection->statement) calls.SQLFreeHandle(SQL_HANDLE_STMT, connection->statement);
  if (connection->is_open) {
    calls.SQLEndTran(SQL_HANDLE_DBC, connection->handle, SQL_ROLLBACK);
    calls.SQLDisconnect(connection->handle);
  }
  if (connection->handle) calls.SQLFreeHandle(SQL_HANDLE_DBC, connection->handle);
  if (connection->environment) calls.SQLFreeHandle(SQL_HANDLE_ENV, connection->environment);
  free(connection);
}

static void info(codbc_connection *connection, SQLUSMALLINT kind, codbc_message *answer) {
  SQLSMALLINT bytes = 0;
  answer->length = 0;
  if (SQL_SUCCEEDED(calls.SQLGetInfoW(connection->handle, kind, answer->text, sizeof answer->text, &bytes)) &&
      bytes > 0 && bytes < (SQLSMALLINT)sizeof answer->text) {
    answer->length = (size_t)bytes / sizeof(SQLWCHAR);
  }
}

void codbc_product(codbc_connection *connection, codbc_message *name) { info(connection, SQL_DBMS_NAME, name); }

void codbc_name_quote(codbc_connection *connection, codbc_message *quote) {
  info(connection, SQL_IDENTIFIER_QUOTE_CHAR, quote);
}

int codbc_execute(codbc_connection *connection, const uint16_t *text, size_t length, codbc_message *message) {
  calls.SQLFreeStmt(connection->statement, SQL_CLOSE);
  if (SQL_SUCCEEDED(calls.SQLExecDirectW(connection->statement, (SQLWCHAR *)text, (SQLINTEGER)length))) return CODBC_ROW;
  tell(SQL_HANDLE_STMT, connection->statement, message);
  return CODBC_FAILED;
}

void codbc_cancel(codbc_connection *connection) { calls.SQLCancel(connection->statement); }

int codbc_column_count(codbc_connection *connection) {
  SQLSMALLINT count = 0;
  return SQL_SUCCEEDED(calls.SQLNumResultCols(connection->statement, &count)) ? count : 0;
}

int codbc_column_name(codbc_connection *connection, int column, codbc_message *name) {
  SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
  SQLULEN size = 0;
  name->length = 0;
  if (!SQL_SUCCEEDED(calls.SQLDescribeColW(connection->statement, (SQLUSMALLINT)(column + 1), (SQLWCHAR *)name->text,
                                           CODBC_MESSAGE, &length, &type, &size, &digits, &nullable))) {
    return CODBC_FAILED;
  }
  name->length = length > 0 && length < CODBC_MESSAGE ? (size_t)length : 0;
  return CODBC_ROW;
}

int codbc_fetch(codbc_connection *connection, codbc_message *message) {
  SQLRETURN got = calls.SQLFetch(connection->statement);
  if (got == SQL_NO_DATA) return CODBC_END;
  if (SQL_SUCCEEDED(got)) return CODBC_ROW;
  tell(SQL_HANDLE_STMT, connection->statement, message);
  return CODBC_FAILED;
}

long codbc_value(codbc_connection *connection, int column, uint16_t *text, size_t capacity, codbc_message *message) {
  SQLLEN bytes = 0;
  SQLRETURN got = calls.SQLGetData(connection->statement, (SQLUSMALLINT)(column + 1), SQL_C_WCHAR, text,
                                   (SQLLEN)(capacity * sizeof(uint16_t)), &bytes);
  if (!SQL_SUCCEEDED(got)) {
    tell(SQL_HANDLE_STMT, connection->statement, message);
    return -2;
  }
  if (bytes == SQL_NULL_DATA) return -1;
  long most = (long)capacity - 1;
  if (bytes == SQL_NO_TOTAL) return most;
  long units = (long)(bytes / (SQLLEN)sizeof(uint16_t));
  return units < most ? units : most;
}
