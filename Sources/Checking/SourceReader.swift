package import Diagnostics

/// A text that was read, with what provenance and composition need to know of it.
package struct SourceText: Sendable {
  /// Its name is the path as the user would write it.
  package let file: SourceFile
  /// The same for one file however it was reached.
  package let identity: String
  package let sha256: String
  /// Whether it ships with the product.
  package let isShipped: Bool
  /// Of a text that was made from a data file: that file, which stands for it among a model's sources.
  package var madeFrom: ModelSource?
  package init(file: SourceFile, identity: String, sha256: String, isShipped: Bool = false) {
    self.file = file
    self.identity = identity
    self.sha256 = sha256
    self.isShipped = isShipped
  }
}

/// Why a text could not be read.
package enum SourceFailure: Error, Sendable, Equatable {
  /// Nothing stands at any of the places looked at.
  case missing(tried: [String])
  case directory
  case unreadable(reason: String)
  case notUTF8(line: Int)
  case tooBig(bytes: Int, limit: Int)
  /// Two different files answer to the name.
  case ambiguous([String])
}

/// Reads what a model names: file access is handed in, so that checking has none of its own.
package protocol SourceReader: Sendable {
  /// A model by the path of `use`: beside the naming file, or in the model library; `.roi` may be left out.
  /// `naming` is the identity of the file that names it; nil is the prompt.
  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure>
  /// A data file, relative to the naming file.
  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure>
  /// Library models that declare an input or a calculation of this name, as `use` would name them.
  func suppliers(of name: String) -> [String]
  /// The price lists that ship.
  var priceLists: [SourceText] { get }
  /// The list of published effects that ships.
  var publishedEffects: SourceText? { get }
}

extension SourceReader {
  package var priceLists: [SourceText] { [] }
  package var publishedEffects: SourceText? { nil }
}
