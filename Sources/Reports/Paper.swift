/// The paper that pages are laid out for.
package enum Paper: String, Sendable, Hashable, CaseIterable {
  case a4
  case letter
}
