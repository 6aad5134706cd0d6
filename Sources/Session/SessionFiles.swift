package import Checking
package import Exports
package import UsageLogs

/// The session's way to files, handed in: reading as models are read, and writing whole files at once.
package protocol SessionFiles: SourceReader {
  /// A session script, relative to the script that runs it (nil is the working directory).
  func script(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure>
  /// A log of any size, relative to the naming file, to be read in stretches.
  func log(_ path: String, from naming: String?) -> Result<any OpenedLog, SourceFailure>
  /// A database by its ODBC connection string.
  func database(_ connection: String) -> Result<any DatabaseConnection, DatabaseFailure>
  /// A file's bytes, relative to the script that names it.
  func bytes(_ path: String, from naming: String?) -> Result<[UInt8], SourceFailure>
  /// Writes a whole file, or leaves the old one as it was.
  func write(_ bytes: [UInt8], to path: String) -> WriteOutcome
  /// How a script written at `path` names a file, given by its identity; nil where only its full path can tell.
  func name(of identity: String, fromScriptAt path: String) -> String?
  /// What ships: paths as `use` and `load` name them, in order.
  var library: [LibraryEntry] { get }
  /// Names in a folder that begin with what was typed, for completion.
  func paths(beginning prefix: String) -> [String]
}

extension SessionFiles {
  package func name(of identity: String, fromScriptAt path: String) -> String? { nil }
}

package enum WriteOutcome: Sendable {
  case written
  /// `--safe` refuses it.
  case refused
  case failed(AtomicFile.Failure)
}

/// A shipped model, as `models` lists it.
package struct LibraryEntry: Sendable {
  package let path: String
  package let text: SourceText
  package init(path: String, text: SourceText) {
    self.path = path
    self.text = text
  }
}
