import Evidence
package import Checking

/// The models that ship, found by an explicit rule, and the way from a name to a file.
package struct ModelLibrary: Sendable {
  /// The folder that holds `costs`, `benefits` and `programmes`.
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// The first that is a folder of: what `--models` names; what the environment names; `models` beside the
  /// executable; `models` of the package the executable was built in. What was named must exist: it is not passed over.
  ///
  /// - Parameter executable: the path of the running program.
  package static func find(explicit: String?, environment: String?, executable: String) -> ModelLibrary? {
    for named in [explicit, environment] {
      if let named, !named.isEmpty { return TextReader.isDirectory(named) ? ModelLibrary(folder: named) : nil }
    }
    var folder = parent(of: TextReader.identity(of: executable))
    if TextReader.isDirectory(folder + "/models/costs") { return ModelLibrary(folder: folder + "/models") }
    while folder.count > 1 {
      if TextReader.isDirectory(folder + "/models/costs"), TextReader.names(in: folder).contains("Package.swift") {
        return ModelLibrary(folder: folder + "/models")
      }
      folder = parent(of: folder)
    }
    return nil
  }

  /// Every shipped model as `use` and `load` name it (`costs/licences`), sorted by folder and name.
  package var paths: [String] {
    ["costs", "benefits", "programmes"].flatMap { shelf in
      TextReader.names(in: folder + "/" + shelf)
        .filter { $0.hasSuffix(".roi") }
        .map { "\(shelf)/\($0.dropLast(4))" }
    }
  }

  /// The text of a shipped model.
  package func text(_ path: String) -> Result<SourceText, SourceFailure> {
    let file = path.hasSuffix(".roi") ? path : path + ".roi"
    return TextReader.read(folder + "/" + file, named: "models/" + file, isShipped: true)
  }

  /// The price lists that ship, `models/prices/*.prices`, in order.
  package var priceLists: [SourceText] {
    TextReader.names(in: folder + "/prices").filter { $0.hasSuffix(".prices") }.compactMap { name in
      let path = "prices/\(name)"
      return try? TextReader.read(folder + "/" + path, named: "models/" + path, isShipped: true).get()
    }
  }

  /// The published effects that ship, `models/evidence/published-effects.csv`.
  package var publishedEffects: SourceText? {
    let path = PublishedEffects.path
    return try? TextReader.read(folder + "/" + path, named: "models/" + path, isShipped: true).get()
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
