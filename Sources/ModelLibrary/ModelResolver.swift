package import Checking
import Diagnostics

/// From the name a model is used by to its file: beside the file that names it, else in the library.
package struct ModelResolver: Sendable {
  package let library: ModelLibrary?

  package init(library: ModelLibrary?) { self.library = library }

  /// - Parameters:
  ///   - naming: the identity of the file that names it; nil is the working directory.
  ///   - allows: whether a path may be read.
  package func model(
    _ path: String, from naming: String?, allows: (String) -> Bool = { _ in true }
  ) -> Result<SourceText, SourceFailure> {
    let own = Self.path(path, from: naming)
    var tried: [String] = []
    for candidate in path.hasSuffix(".roi") ? [own] : [own + ".roi", own] where allows(candidate) {
      let name = candidate == own ? path : path + ".roi"
      switch TextReader.read(candidate, named: name) {
      case .success(let text): return ambiguity(path, text) ?? .success(text)
      case .failure(.missing): tried.append(name)
      // A folder of that name does not hide a library model.
      case .failure(.directory) where !path.hasSuffix(".roi") && library != nil: tried.append(name)
      case .failure(let failure): return .failure(failure)
      }
    }
    guard !path.hasPrefix("/"), !path.hasPrefix(".") else { return .failure(.missing(tried: tried)) }
    guard let library else {
      return .failure(
        .missing(tried: tried + ["the model library, which was not found: name its folder with --models"]))
    }
    let result = library.text(path)
    if case .failure(.missing) = result { return .failure(.missing(tried: tried + ["models/\(path)"])) }
    return result
  }

  /// A file of one's own and a shipped one that answer to one name are told apart by the user, not by us.
  private func ambiguity(_ path: String, _ text: SourceText) -> Result<SourceText, SourceFailure>? {
    guard let library, !path.hasPrefix("/"), !path.hasPrefix("."), !path.hasSuffix(".roi"),
      case .success(let shipped) = library.text(path), shipped.identity != text.identity
    else { return nil }
    return .failure(.ambiguous([text.file.name, shipped.file.name]))
  }

  /// A path relative to the folder of the file that names it.
  package static func path(_ path: String, from naming: String?) -> String {
    guard let naming, !path.hasPrefix("/") else { return path }
    return ModelLibrary.parent(of: naming) + "/" + path
  }

}
