/// Where in a statement the cursor stands, told from the text before it.
enum CursorPosition: Sendable, Equatable {
  /// Between the brackets after a name: `volume[`.
  case member(of: String)
  /// Between the parentheses of a call, at the argument of `label` (nil: none is written yet).
  case argument(of: String, label: String?, given: Set<String>)
  /// After a number: `900 `, `30 EUR/`.
  case unit
  /// The first word of an indented line: `  cat`.
  case attribute
  /// After an attribute's key: `  category: `.
  case attributeValue(of: String)
  /// Anywhere else.
  case free

  /// - Parameter text: all that stands before the word at the cursor.
  init(after text: String) {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if let first = line.first, first == " " || first == "\t" {
      let key = line.drop { $0 == " " || $0 == "\t" }
      if key.isEmpty {
        self = .attribute
        return
      }
      if let colon = key.firstIndex(of: ":"), key[colon...].dropFirst().allSatisfy({ $0 == " " }) {
        self = .attributeValue(of: String(key[..<colon]))
        return
      }
    }
    self = Self.inBrackets(text[...])
  }

  /// A bracket that is still open.
  private struct Opening {
    let bracket: Character
    let name: String
    var label: String?
    var given: Set<String> = []
  }

  private static func inBrackets(_ text: Substring) -> CursorPosition {
    var open: [Opening] = []
    var word = ""
    var isQuoted = false
    var isComment = false
    // Whether the last word ended in a blank, so that another word or a unit may follow it.
    var isEnded = true
    for character in text {
      if character == "\n" { isComment = false }
      if isComment { continue }
      if character == "\"" {
        isQuoted.toggle()
        word = ""
        continue
      }
      if isQuoted { continue }
      switch character {
      case "#":
        isComment = true
      case "(", "[", "{":
        open.append(Opening(bracket: character, name: isEnded && character != "{" ? "" : word))
        word = ""
      case ")", "]", "}":
        _ = open.popLast()
        word = ""
      case ",":
        if let label = open.last?.label { open[open.count - 1].given.insert(label) }
        if !open.isEmpty { open[open.count - 1].label = nil }
        word = ""
      case ":":
        if !open.isEmpty { open[open.count - 1].label = word }
        word = ""
      case " ", "\t", "\n":
        isEnded = true
        continue
      case _ where character.isLetter || character.isNumber || character == "_" || character == "." || character == "%":
        if isEnded { word = "" }
        word.append(character)
      case "/" where !isEnded && word.first?.isNumber == true:
        word.append(character)
      case _:
        word = ""
      }
      isEnded = false
    }
    if isQuoted || isComment { return .free }
    if word.first?.isNumber == true, isEnded || word.hasSuffix("/"), !word.contains("-") { return .unit }
    guard let last = open.last, !last.name.isEmpty else { return .free }
    switch last.bracket {
    case "[": return .member(of: last.name)
    case "(": return .argument(of: last.name, label: last.label, given: last.given)
    case _: return .free
    }
  }
}
