package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// What help, completion and the argument matcher know of a function of the language.
///
/// The example is a model that the tests run.
package protocol DocumentedFunction: Sendable {
  var name: String { get }
  /// None for `period_length` and its like, which are written without parentheses.
  var parameters: [Parameter] { get }
  /// One sentence or two: meaning, units in and out.
  var summary: String { get }
  /// A whole small model whose quantity `answer` shows the function, and that answer by column or as one number
  /// in the unit it is shown in.
  var example: FunctionExample { get }
}

/// A function that computes: one value holds its signature, unit rule, lowering, words and example.
package protocol Function: DocumentedFunction {
  /// Whether it is applied to each cell alone (broadcast by name) or sees every cell at once (`sum`, `average`).
  var reach: FunctionReach { get }
  /// Whether it reads the totals of all lines, so that only metrics and checks may use it.
  var readsTotals: Bool { get }
  /// The type of the result. Axes of a `.cell` function are broadcast by the checker afterwards: return none.
  func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType
  /// Emits the instructions of one call, column 0 included. A `.cell` function is called once per cell with one node
  /// per operand and makes one; a `.whole` one makes one per cell of `result`. A flow that is a scalar is taken to
  /// hold 0 at `initial`.
  func lower(_ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder) -> [Node]
  /// The same call as spreadsheet formulas, cell by cell as `lower` makes nodes.
  func formulas(_ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder) -> [SheetValue]
}

extension Function {
  package var reach: FunctionReach { .cell }
  package var readsTotals: Bool { false }
}

/// A function that reads a data file (`series`, `table`): the checker does its work, and here is what help says.
package protocol DataFunction: DocumentedFunction {}

package enum FunctionReach: Sendable { case cell, whole }

package struct FunctionExample: Sendable {
  package let model: String
  /// `12`, or by column `0, 1, 3, 6` (initial first), rounded to the digits written.
  package let answer: String
  /// Data files the model reads, text by path.
  package let files: [String: String]
  package init(model: String, answer: String, files: [String: String] = [:]) {
    self.model = model
    self.answer = answer
    self.files = files
  }
}

package struct Parameter: Sendable {
  package enum Kind: Sendable {
    /// Any checked expression.
    case value
    /// A date literal (`2026-01`, a bare year, or the word `initial` where `allowsInitial`).
    case date(allowsInitial: Bool)
    /// The name of an axis, or `time`.
    case axis
    /// `[key: value, …]` with keys of the kind said.
    case entries(EntryKeys)
    /// `year`, `quarter` or `month`.
    case period
    case text
  }
  package enum EntryKeys: Sendable { case dates, monthNames, values }

  /// nil for a positional parameter.
  package let label: String?
  /// What help calls it.
  package let name: String
  package let kind: Kind
  package let isOptional: Bool
  /// More of the same may follow (`max(a, b, c)`).
  package let repeats: Bool
  /// Whether it may stand without its label, in its place.
  package let labelIsOptional: Bool
  package init(
    _ name: String, label: String? = nil, _ kind: Kind = .value, optional: Bool = false, repeats: Bool = false,
    labelIsOptional: Bool = false
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    isOptional = optional
    self.repeats = repeats
    self.labelIsOptional = labelIsOptional
  }
}

/// A call with its arguments matched to parameters, in whatever form a stage has them.
package struct Call<Operand: Sendable>: Sendable {
  package enum Argument: Sendable {
    case value(Operand)
    /// nil is `initial`.
    case date(DateLiteral?)
    /// nil is `time`.
    case axis(String?)
    case entries([Entry])
    case period(Timeline.Period)
    case text(String)
  }
  package enum Key: Sendable {
    /// nil is `initial`.
    case date(DateLiteral?)
    /// 1 to 12.
    case calendarMonth(Int)
    case value(Operand)
  }
  package struct Entry: Sendable {
    package let key: Key
    package let value: Operand
    package let span: Span
    package init(key: Key, value: Operand, span: Span) {
      self.key = key
      self.value = value
      self.span = span
    }
  }
  /// By parameter name, in the order given; a repeating parameter has several.
  package let arguments: [(parameter: String, argument: Argument, span: Span)]
  package let span: Span
  package init(arguments: [(parameter: String, argument: Argument, span: Span)], span: Span) {
    self.arguments = arguments
    self.span = span
  }
}

extension Call {
  package func values(_ parameter: String) -> [Operand] {
    arguments.compactMap {
      if $0.parameter == parameter, case .value(let operand) = $0.argument { operand } else { nil }
    }
  }
  package func value(_ parameter: String) -> Operand? { values(parameter).first }
  package func argument(_ parameter: String) -> Argument? { arguments.first { $0.parameter == parameter }?.argument }
  package func span(of parameter: String) -> Span { arguments.first { $0.parameter == parameter }?.span ?? span }
  package func entries(_ parameter: String) -> [Entry] {
    if case .entries(let entries)? = argument(parameter) { entries } else { [] }
  }
  /// The date given; nil where absent or `initial`.
  package func date(_ parameter: String) -> DateLiteral? {
    if case .date(let date)? = argument(parameter) { date } else { nil }
  }
}

/// An argument as the checker knows it.
package struct TypedOperand: Sendable {
  package let type: ValueType
  /// Its value in base units where it is a literal.
  package let constant: Double?
  package let span: Span
  package init(type: ValueType, constant: Double?, span: Span) {
    self.type = type
    self.constant = constant
    self.span = span
  }
}

/// An argument by cell: nodes as the planner knows it, formulas as a workbook does (one only for a `.cell` function).
package struct CellOperand<Value: Sendable>: Sendable {
  package let type: ValueType
  package let cells: [Value]
  package init(type: ValueType, cells: [Value]) {
    self.type = type
    self.cells = cells
  }
  package var node: Value { cells[0] }
}

package typealias LoweredOperand = CellOperand<Node>
package typealias SheetOperand = CellOperand<SheetValue>

/// What typing may look at beside the operands.
package struct TypingContext: Sendable {
  /// nil in a library model checked alone.
  package let timeline: Timeline?
  package let currency: String?
  /// What a value may be multiplied with to gain a dimension, as a person would type it: `* fx.USD`,
  /// `/ handle_time`. nil where nothing in the model does.
  package let factor: @Sendable (Dimension) -> String?
  package init(
    timeline: Timeline?, currency: String?, factor: @escaping @Sendable (Dimension) -> String? = { _ in nil }
  ) {
    self.timeline = timeline
    self.currency = currency
    self.factor = factor
  }
}
