import Quantities

/// Values of a column as names of the language: `Claims / EU` becomes `claims_eu`.
package enum ClassNames {
  /// A name for each text, no two alike; an empty text is `none`.
  package static func names(for texts: [String]) -> [String] {
    var taken: Set<String> = []
    return texts.map { text in
      let base = name(for: text)
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return name
    }
  }

  package static func name(for text: String) -> String {
    var result = ""
    var previous: Character = "_"
    for character in text {
      let isWord = character.isASCII && (character.isLetter || character.isNumber)
      if isWord {
        // `ClaimsEU` reads `claims_eu`.
        if character.isUppercase, previous.isLowercase || previous.isNumber { result += "_" }
        result += character.lowercased()
      } else if !result.hasSuffix("_"), !result.isEmpty {
        result += "_"
      }
      previous = character
    }
    while result.hasSuffix("_") { result.removeLast() }
    if result.isEmpty { return "none" }
    return result.first?.isNumber == true ? "class_\(result)" : result
  }
}
