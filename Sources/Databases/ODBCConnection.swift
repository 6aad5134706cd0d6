import CODBC
import Dispatch
import Synchronization
package import UsageLogs

/// A database reached through unixODBC by a connection string; none needs to be set up as a data source.
package final class ODBCConnection: DatabaseConnection {
  package let product: String
  package let nameQuote: String
  private let handle: Handle

  /// The connection itself, closed by whoever lets go of it last: a statement that was given up may outlive the asker.
  ///
  /// ODBC allows a statement to be cancelled by another thread; everything else happens on one thread at a time.
  private final class Handle: @unchecked Sendable {
    let pointer: OpaquePointer
    init(_ pointer: OpaquePointer) { self.pointer = pointer }
    deinit { codbc_close(pointer) }
  }

  /// Longer values are cut, which no count is.
  private static let longestValue = 4_096

  /// - Throws: what the driver says, or that there is no driver manager.
  package init(_ connection: String) throws(DatabaseFailure) {
    var message = codbc_message()
    var pointer: OpaquePointer?
    let text = Array(connection.utf16)
    let outcome = codbc_open(text, text.count, &pointer, &message)
    guard outcome == CODBC_ROW.code, let pointer else {
      throw .told(
        outcome == CODBC_MISSING.code
          ? "unixODBC is not installed: apt-get install unixodbc, and a driver such as libsqliteodbc" : message.string)
    }
    handle = Handle(pointer)
    codbc_product(pointer, &message)
    product = message.string
    codbc_name_quote(pointer, &message)
    nameQuote = message.string
  }

  package func columns(of statement: String) throws(DatabaseFailure) -> [String] {
    try Self.execute(statement, handle)
    var names: [String] = []
    var message = codbc_message()
    for column in 0..<max(0, codbc_column_count(handle.pointer)) {
      guard codbc_column_name(handle.pointer, column, &message) == CODBC_ROW.code else { break }
      names.append(message.string)
    }
    return names
  }

  package func rows(of statement: String, isStopped: () -> Bool) throws(DatabaseFailure) -> [[String?]] {
    let answer = Answer()
    let handle = handle
    // The database works on another thread, so that this one can be asked to stop meanwhile.
    DispatchQueue.global().async {
      do throws(DatabaseFailure) { answer.give(.success(try Self.fetch(statement, handle))) } catch {
        answer.give(.failure(error))
      }
    }
    while !answer.waits(milliseconds: 20) {
      guard isStopped() else { continue }
      codbc_cancel(handle.pointer)
      // A driver that cannot be stopped is left to itself.
      _ = answer.waits(milliseconds: 60)
      throw .stopped
    }
    return try answer.rows()
  }

  private static func execute(_ statement: String, _ handle: Handle) throws(DatabaseFailure) {
    var message = codbc_message()
    let text = Array(statement.utf16)
    if codbc_execute(handle.pointer, text, text.count, &message) != CODBC_ROW.code { throw .told(message.string) }
  }

  private static func fetch(_ statement: String, _ handle: Handle) throws(DatabaseFailure) -> [[String?]] {
    try execute(statement, handle)
    let columns = codbc_column_count(handle.pointer)
    var rows: [[String?]] = []
    var message = codbc_message()
    let buffer = UnsafeMutablePointer<UInt16>.allocate(capacity: longestValue)
    defer { buffer.deallocate() }
    while true {
      let outcome = codbc_fetch(handle.pointer, &message)
      if outcome == CODBC_END.code { return rows }
      guard outcome == CODBC_ROW.code else { throw .told(message.string) }
      var row: [String?] = []
      for column in 0..<columns {
        let length = codbc_value(handle.pointer, column, buffer, longestValue, &message)
        if length == -2 { throw .told(message.string) }
        row.append(
          length < 0 ? nil : String(decoding: UnsafeBufferPointer(start: buffer, count: length), as: UTF16.self))
      }
      rows.append(row)
    }
  }

  /// What a thread found, for another that waits for it.
  private final class Answer: Sendable {
    private let result = Mutex<Result<[[String?]], DatabaseFailure>?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    func give(_ found: Result<[[String?]], DatabaseFailure>) {
      result.withLock { $0 = found }
      isGiven.signal()
    }

    func waits(milliseconds: Int) -> Bool { isGiven.wait(timeout: .now() + .milliseconds(milliseconds)) == .success }

    func rows() throws(DatabaseFailure) -> [[String?]] {
      guard let found = result.withLock({ $0 }) else { throw .stopped }
      return try found.get()
    }
  }
}

extension codbc_message {
  fileprivate var string: String {
    withUnsafeBytes(of: text) {
      String(decoding: $0.bindMemory(to: UInt16.self).prefix(length), as: UTF16.self)
    }
  }
}

extension Int {
  fileprivate var code: Int32 { Int32(self) }
}
