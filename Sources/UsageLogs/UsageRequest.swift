package import Diagnostics

/// How a log is to be read: what the user said of its columns and task classes.
package struct UsageRequest: Sendable {
  /// A word of the request and where it stands.
  package struct Name: Sendable {
    package let text: String
    package let span: Span?
    package init(_ text: String, at span: Span?) {
      self.text = text
      self.span = span
    }
  }

  /// How requests are told apart.
  package enum Classes: Sendable {
    case none
    /// Each value of a column is a class.
    case column(Name)
    /// The first rule that holds names the class.
    case rules([ClassRule])
  }

  /// The log as the user names it.
  package var log: Name
  /// Columns that were named for their roles.
  package var columns: [ColumnRole: Name]
  package var classes: Classes
  /// Whether the input tokens of a row count the cached ones too; nil where the columns' names are to tell.
  package var countsCached: Bool?

  package init(
    log: Name, columns: [ColumnRole: Name] = [:], classes: Classes = .none, countsCached: Bool? = nil
  ) {
    self.log = log
    self.columns = columns
    self.classes = classes
    self.countsCached = countsCached
  }
}

/// `faq: intent is "faq" and tokens_in below 8_000`
package struct ClassRule: Sendable {
  package enum Condition: Sendable {
    case isOne(of: [String], column: UsageRequest.Name)
    /// `*` stands for any text, `?` for one character.
    case like(String, column: UsageRequest.Name)
    /// At least `low`, below `high`.
    case tokens(ColumnRole, low: Int, high: Int)
  }
  package let name: UsageRequest.Name
  /// All must hold; none is a rule for the rest.
  package let conditions: [Condition]
  package init(name: UsageRequest.Name, conditions: [Condition]) {
    self.name = name
    self.conditions = conditions
  }
}
