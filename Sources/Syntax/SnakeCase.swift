/// What a name would be in the language's style.
package enum SnakeCase {
  package static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return false }
    return word.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") || ($0 >= 97 && $0 <= 122) }
  }

  /// `SeatPrice` → `seat_price`, `coût` → `cout`; nil where a letter has no counterpart in a to z.
  package static func name(for word: String) -> String? {
    var result = ""
    var wasSmall = false
    for character in word {
      let small = character.lowercased()
      if character.isUppercase, wasSmall { result += "_" }
      wasSmall = !character.isUppercase && character != "_"
      for scalar in small.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
        if scalar.isASCII {
          result.unicodeScalars.append(scalar)
        } else if let plain = plainLetters[scalar] {
          result += plain
        } else {
          return nil
        }
      }
    }
    return isName(result) ? result : nil
  }

  private static let plainLetters: [Unicode.Scalar: String] = {
    let letters = [
      "a": "àáâãåā", "ae": "äæ", "c": "çćč", "d": "ďđ", "e": "èéêëēęě", "g": "ğ", "i": "ìíîïı", "l": "ł", "n": "ñńň",
      "o": "òóôõø", "oe": "öœ", "r": "ř", "s": "śşš", "ss": "ß", "t": "ťţ", "u": "ùúûů", "ue": "ü", "y": "ýÿ",
      "z": "źżž",
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, accented) in letters {
      for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}
