import Checking
import Databases
import Exports
import Glibc
import ModelLibrary
import Session
import UsageLogs

/// The real files, within the limits of `--safe` where that was asked for.
struct DiskFiles: SessionFiles {
  enum Limits: Sendable {
    case none
    /// Reads stay in the script's folder and the model library; writes go under `out`, or nowhere.
    case safe(folder: String, out: String?)
  }

  let resolver: ModelResolver
  let limits: Limits
  /// The folder that relative paths are written under; nil is the working directory.
  let out: String?

  init(library: ModelLibrary?, limits: Limits, out: String? = nil) {
    resolver = ModelResolver(library: library)
    self.limits = limits
    self.out = out
  }

  // MARK: Reading

  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    resolver.model(path, from: naming, allows: allowsReading)
  }

  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    read(ModelResolver.path(path, from: naming), named: path)
  }

  func script(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    read(ModelResolver.path(path, from: naming), named: path)
  }

  func log(_ path: String, from naming: String?) -> Result<any OpenedLog, SourceFailure> {
    let place = ModelResolver.path(path, from: naming)
    let own = FileBytes.open(place, named: path)
    // Logs to try things out with ship beside the models.
    if case .failure(.missing) = own, let library = resolver.library, !path.hasPrefix("/"), !path.hasPrefix("."),
      case .success(let shipped) = FileBytes.open(library.folder + "/" + path, named: path, isShipped: true)
    {
      return .success(shipped)
    }
    guard allowsReading(place) else { return .failure(.unreadable(reason: Self.keepsToFolder)) }
    return own.map { $0 }
  }

  func database(_ connection: String) -> Result<any DatabaseConnection, DatabaseFailure> {
    if case .safe = limits { return .failure(.told("--safe reads no databases")) }
    do throws(DatabaseFailure) { return .success(try ODBCConnection(Self.withVariables(connection))) } catch {
      return .failure(error)
    }
  }

  /// `Pwd=$USAGE_PASSWORD` with the variable's value.
  private static func withVariables(_ connection: String) -> String {
    connection.split(separator: ";", omittingEmptySubsequences: false).map { part in
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2, words[1].hasPrefix("$"), let value = getenv(String(words[1].dropFirst())) else {
        return String(part)
      }
      return "\(words[0])=\(String(cString: value))"
    }.joined(separator: ";")
  }

  private static let keepsToFolder = "--safe keeps to the script's folder"

  func name(of identity: String, fromScriptAt path: String) -> String? {
    let target = path.hasPrefix("/") ? path : out.map { "\($0)/\(path)" } ?? path
    let parent = target.lastIndex(of: "/").map { target[..<$0] } ?? "."
    let place = TextReader.identity(of: parent.isEmpty ? "/" : String(parent))
    guard identity.hasPrefix("/"), place.hasPrefix("/") else { return nil }
    let folder = place.split(separator: "/")
    let file = identity.split(separator: "/")
    let common = zip(file.dropLast(), folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + file.dropFirst(common)).joined(separator: "/")
  }

  func bytes(_ path: String, from naming: String?) -> Result<[UInt8], SourceFailure> {
    let path = ModelResolver.path(path, from: naming)
    guard allowsReading(path) else { return .failure(.unreadable(reason: "--safe keeps to the script's folder")) }
    return TextReader.bytes(path, named: path)
  }

  private func read(_ path: String, named name: String) -> Result<SourceText, SourceFailure> {
    guard allowsReading(path) else { return .failure(.unreadable(reason: Self.keepsToFolder)) }
    return TextReader.read(path, named: name)
  }

  private func allowsReading(_ path: String) -> Bool {
    guard case .safe(let folder, _) = limits else { return true }
    let file = TextReader.identity(of: path)
    let shelves = [folder] + (resolver.library.map { [$0.folder] } ?? [])
    return shelves.contains { file.hasPrefix(TextReader.identity(of: $0) + "/") }
  }

  func suppliers(of name: String) -> [String] { resolver.library?.suppliers(of: name) ?? [] }

  var priceLists: [SourceText] { resolver.library?.priceLists ?? [] }

  var publishedEffects: SourceText? { resolver.library?.publishedEffects }

  var library: [LibraryEntry] {
    guard let library = resolver.library else { return [] }
    return library.paths.compactMap { path in
      if case .success(let text) = library.text(path) { LibraryEntry(path: path, text: text) } else { nil }
    }
  }

  func paths(beginning prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let name = prefix.dropFirst(folder.count)
    return TextReader.names(in: folder.isEmpty ? "." : folder)
      .filter { $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix(".")) }
      .map { folder + $0 + (TextReader.isDirectory(folder + $0) ? "/" : "") }
  }

  // MARK: Writing

  func write(_ bytes: [UInt8], to path: String) -> WriteOutcome {
    guard let place = place(for: path) else { return .refused }
    if let out, !TextReader.isDirectory(out) { mkdir(out, 0o777) }
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(bytes, to: place)
      return .written
    } catch {
      return .failed(error)
    }
  }

  /// Where a path is written; nil where `--safe` refuses it.
  private func place(for path: String) -> String? {
    guard let out else {
      if case .safe = limits { return nil }
      return path
    }
    guard !path.hasPrefix("/") else {
      if case .safe = limits { return nil }
      return path
    }
    if case .safe = limits, path.split(separator: "/").contains("..") { return nil }
    return out + "/" + path
  }
}

extension FileBytes: OpenedLog {}

extension LibraryOptions {
  var modelLibrary: ModelLibrary? {
    ModelLibrary.find(
      explicit: folder, environment: getenv("HURDLE_MODELS").map { String(cString: $0) },
      executable: "/proc/self/exe")
  }
}
