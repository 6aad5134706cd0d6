import Diagnostics
import Quantities

/// Declarations that name a value, and what is said of values.
extension DeclarationReader {
  /// `by queue, region`, if it is next.
  mutating func axes() throws(Diagnostic) -> [Identifier] {
    cursor.take(word: "by") ? try cursor.identifiers("the name of a dimension") : []
  }

  /// `NAME by DIM "Label" = VALUE in LOW .. HIGH as SHAPE`, or `= VALUE from pilot NAME.MEASURE prior "KEY"`
  mutating func input() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of an input")
    let axes = try self.axes()
    let label = cursor.takeText()
    salvage = .input(InputSyntax(name: name, axes: axes, label: label, value: missing(), uncertainty: nil))
    try cursor.symbol("=")
    let hasBase = !cursor.isNext(word: "as") && !cursor.isNext(word: "in") && !cursor.isNext(word: "from")
    let value = hasBase ? try cursor.expression() : nil
    let uncertainty = try cursor.uncertainty()
    let pilot = uncertainty == nil ? try pilotSource() : nil
    return .input(
      InputSyntax(name: name, axes: axes, label: label, value: value, uncertainty: uncertainty, pilot: pilot))
  }

  /// `NAME "Label" = EXPR` or `= none "reason"`, of a cost or a benefit.
  mutating func line(_ kind: (LineSyntax) -> Declaration.Kind) throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of a line")
    if cursor.isNext(word: "by") {
      let first = cursor.next.span
      let axes = try self.axes()
      faults.append(
        .expected(
          "`=`", found: "`by`", hint: "leave it out: a line has the dimensions of its value",
          at: first.joined(with: axes.last?.span ?? first)))
    }
    let label = cursor.takeText()
    salvage = kind(LineSyntax(name: name, label: label, value: .expression(missing())))
    try cursor.symbol("=")
    if cursor.isNext(word: "none"), case .text(let reason) = cursor.next(after: 1).kind {
      cursor.advance()
      cursor.advance()
      return kind(LineSyntax(name: name, label: label, value: .none(reason: reason)))
    }
    if cursor.isNext(word: "none"), cursor.next(after: 1).kind == .end {
      cursor.advance()
      throw cursor.unexpected("the reason in quotes")
    }
    return kind(LineSyntax(name: name, label: label, value: .expression(try cursor.expression())))
  }

  mutating func metric() throws(Diagnostic) -> Declaration.Kind {
    do throws(Diagnostic) {
      return .metric(try namedExpression("the name of a metric"))
    } catch {
      if case .calculation(let value) = salvage { salvage = .metric(value) }
      throw error
    }
  }

  /// `a with b 0.5`
  mutating func correlation() throws(Diagnostic) -> Declaration.Kind {
    let first = try cursor.name("the name of an input")
    try cursor.word("with")
    let second = try cursor.name("the name of an input")
    return .correlate(first, second, coefficient: try cursor.expression())
  }

  /// `EXPR in base` or `A within T of B in base`
  mutating func check() throws(Diagnostic) -> Declaration.Kind {
    let first = try cursor.expression()
    var condition = CheckSyntax.Condition.truth(first)
    if cursor.take(word: "within") {
      let tolerance = try cursor.expression()
      try cursor.word("of")
      condition = .within(first, tolerance: tolerance, of: try cursor.expression())
    }
    let scenario = cursor.take(word: "in") ? try cursor.identifier("the name of a scenario") : nil
    return .check(CheckSyntax(condition: condition, scenario: scenario))
  }

  // MARK: Blocks of assignments

  /// `NAME "Label" from PARENT { x = …; y = … }`
  mutating func scenario() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of a scenario")
    let label = cursor.takeText()
    let parent = cursor.take(word: "from") ? try cursor.identifier("the name of a scenario") : nil
    salvage = .scenario(ScenarioSyntax(name: name, label: label, parent: parent, assignments: []))
    if !cursor.isNext(symbol: "{") { throw cursor.unexpected("`{`") }
    return .scenario(ScenarioSyntax(name: name, label: label, parent: parent, assignments: try assignments()))
  }

  /// `costs/licences as desk { volume = assisted }`
  mutating func use() throws(Diagnostic) -> Declaration.Kind {
    let path = try cursor.path("the path of a model, such as costs/licences")
    let alias = cursor.take(word: "as") ? try declaredName("a name") : nil
    salvage = .use(UseSyntax(path: path, alias: alias, bindings: []))
    let bindings = cursor.isNext(symbol: "{") ? try assignments() : []
    return .use(UseSyntax(path: path, alias: alias, bindings: bindings))
  }

  private mutating func assignments() throws(Diagnostic) -> [Assignment] {
    try entries { reader throws(Diagnostic) in try reader.cursor.assignment() }
  }

  /// Entries between braces, with `;` or a line end between them. One that does not parse is reported and left out.
  mutating func entries<Entry>(
    _ read: (inout DeclarationReader) throws(Diagnostic) -> Entry
  ) throws(Diagnostic) -> [Entry] {
    try cursor.symbol("{")
    var result: [Entry] = []
    while !cursor.isAtEnd, !cursor.isNext(symbol: "}") {
      if cursor.take(symbol: ";") { continue }
      do throws(Diagnostic) {
        let entry = try read(&self)
        if !cursor.isNext(symbol: ";"), !cursor.isNext(symbol: "}") { throw cursor.unexpected("`;` or `}`") }
        result.append(entry)
      } catch {
        faults.append(error)
        skipEntry()
      }
    }
    try cursor.symbol("}")
    return result
  }

  private mutating func skipEntry() {
    var open = 0
    while !cursor.isAtEnd {
      switch cursor.next.kind {
      case .symbol("("), .symbol("["), .symbol("{"): open += 1
      case .symbol(";") where open <= 0: return
      case .symbol("}") where open <= 0: return
      case .symbol(")"), .symbol("]"), .symbol("}"): open -= 1
      case .word, .number, .date, .text, .symbol, .lineEnd, .indent, .end: break
      }
      cursor.advance()
    }
  }
}
