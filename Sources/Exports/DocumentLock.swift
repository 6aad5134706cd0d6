import Glibc

/// The file that an office program leaves beside a document while it is open there.
struct DocumentLock {
  let path: String
  /// `LibreOffice`, `LibreOffice by Ann Example`, `Excel`.
  let owner: String

  /// nil where nobody says that the document is open.
  init?(of document: String) {
    let slash = document.lastIndex(of: "/")
    let folder = slash.map { String(document[...$0]) } ?? ""
    let name = slash.map { String(document[document.index(after: $0)...]) } ?? document
    let open = "\(folder).~lock.\(name)#"
    if access(open, F_OK) == 0 {
      path = open
      // Its fields are names and a host, separated by commas; the first is the user's own.
      let user = Self.firstLine(of: open).split(separator: ",").first.map(String.init) ?? ""
      owner = user.isEmpty ? "LibreOffice" : "LibreOffice by \(user)"
      return
    }
    let excel = "\(folder)~$\(name)"
    guard access(excel, F_OK) == 0 else { return nil }
    path = excel
    owner = "Excel"
  }

  private static func firstLine(of path: String) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return "" }
    return String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
  }
}
