/// A database that answers SQL, handed in.
package protocol DatabaseConnection: AnyObject {
  /// What kind it is, as it calls itself: `PostgreSQL`, `SQLite`.
  var product: String { get }
  /// What stands around a name that is not a plain word.
  var nameQuote: String { get }
  /// The columns that a SELECT gives, without its rows.
  func columns(of statement: String) throws(DatabaseFailure) -> [String]
  /// The rows that a SELECT gives, every value as text and nil for NULL.
  /// - Parameter isStopped: asked again and again while the database works.
  func rows(of statement: String, isStopped: () -> Bool) throws(DatabaseFailure) -> [[String?]]
}

/// Why a database gave no answer.
package enum DatabaseFailure: Error, Sendable, Equatable {
  /// In the words of the driver or of what loads it.
  case told(String)
  case stopped
}
