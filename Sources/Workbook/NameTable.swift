import Spreadsheet

/// Names a spreadsheet program accepts: letters, digits and underscores, none that reads as a cell, each once.
struct NameTable {
  private var taken: Set<String> = []

  /// The name, changed where it cannot be taken as it is.
  mutating func name(_ wanted: String) -> String {
    var name = String(wanted.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
    if let first = name.unicodeScalars.first, first == "_" || !Self.isDigit(first) {} else { name = "_" + name }
    if Self.readsAsReference(name) { name += "_" }
    name = String(name.prefix(200))
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      unique = "\(name)_\(number)"
      number += 1
    }
    return unique
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  /// `A1`, `XFD12`, `R1C1`, `R`, `C`, and the names of values: `TRUE`.
  private static func readsAsReference(_ name: String) -> Bool {
    let upper = name.uppercased()
    if ["TRUE", "FALSE", "R", "C", "RC"].contains(upper) { return true }
    let letters = upper.prefix { $0.isLetter }
    let rest = upper.dropFirst(letters.count)
    if (1...3).contains(letters.count), !rest.isEmpty, rest.allSatisfy(\.isNumber) { return true }
    // R1C1, R12, C3 in the other notation.
    var scalars = upper[...]
    for mark in ["R", "C"] where scalars.hasPrefix(mark) {
      scalars = scalars.dropFirst()
      scalars = scalars.drop { $0.isNumber }
    }
    return scalars.isEmpty
  }
}
