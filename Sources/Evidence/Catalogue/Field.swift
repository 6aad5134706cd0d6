/// A field of a block: `KEY: VALUE`.
package struct Field: Sendable, Hashable {
  /// What a block of its kind does without it.
  package enum Need: Sendable, Hashable {
    /// The block cannot be read.
    case required
    /// It may be absent; a rule may then say what cannot be known.
    case optional
  }

  /// One or more words as they are written before the colon: `as of`, `lead_time`.
  package let key: String
  package let shape: ValueShape
  package let need: Need
  /// Whether the key may stand several times, as `guard` of a pilot.
  package let repeats: Bool
  /// One line for the guide and for help.
  package let doc: String

  package init(_ key: String, _ shape: ValueShape, _ doc: String, need: Need = .optional, repeats: Bool = false) {
    self.key = key
    self.shape = shape
    self.need = need
    self.repeats = repeats
    self.doc = doc
  }
}
