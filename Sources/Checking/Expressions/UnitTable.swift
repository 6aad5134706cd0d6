import Quantities

/// The units a model knows, by every spelling: built in, currencies, declared; singular and plural.
struct UnitTable: Sendable {
  /// In declaration order.
  private(set) var declared: [Unit.Atom] = []
  /// Names whose declaration has a fault: they are units, and nothing more is known.
  var broken: Set<String> = []
  private var byWord = Unit.Atom.builtIn
  private var currencies: [String: Unit.Atom] = [:]

  init(declared: [Unit.Atom] = [], currencies: [String] = []) {
    for atom in declared { add(atom) }
    for code in currencies { add(currency: code) }
  }

  mutating func add(_ atom: Unit.Atom) {
    declared.append(atom)
    byWord[atom.name] = atom
    for form in Self.otherForms(of: atom.name) where byWord[form] == nil { byWord[form] = atom }
  }

  mutating func add(currency code: String) { currencies[code] = .currency(code) }

  func atom(_ word: String) -> Unit.Atom? {
    byWord[word] ?? currency(word) ?? (word == "%" ? .percent : nil)
  }

  /// The currency of a code: declared, or one of the common ones.
  func currency(_ code: String) -> Unit.Atom? {
    currencies[code] ?? (Unit.Atom.currencyCodes.contains(code) ? .currency(code) : nil)
  }

  /// Every spelling, for did-you-mean.
  var words: [String] { Array(byWord.keys) + Array(currencies.keys) + ["EUR", "USD", "GBP"] }

  /// The plural of a singular and the singular of a plural.
  private static func otherForms(of word: String) -> [String] {
    if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y"] }
    if word.hasSuffix("s") {
      let stem = String(word.dropLast())
      return word.hasSuffix("ses") || word.hasSuffix("xes") ? [stem, String(stem.dropLast())] : [stem, word + "es"]
    }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return [String(word.dropLast()) + "ies", word + "s"]
    }
    return word.hasSuffix("x") || word.hasSuffix("ch") ? [word + "es"] : [word + "s"]
  }
}
