import Diagnostics
import Functions
import Quantities
import Syntax

/// `series("cases.csv", date: "month", value: "cases") case/month` and
/// `table("volumes.csv", value: "cases", by: queue, date: "month") case/month`.
extension ExpressionChecker {
  /// What a reader's arguments ask for.
  private struct DataRequest {
    var path: (text: String, span: Span)?
    var value: (text: String, span: Span)?
    var date: (text: String, span: Span)?
    var axes: [(axis: Axis, span: Span)] = []
  }

  mutating func data(
    _ callee: Identifier, _ arguments: [Expression.Argument], unit: Unit?, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    guard let request = request(callee, arguments, at: span), let path = request.path, let column = request.value else {
      return nil
    }
    guard let table = self.table(path.text, at: path.span, in: context.scope) else { return nil }
    guard let values = self.column(column, of: table), let cells = self.cells(request, of: table) else { return nil }
    let unit = unit ?? .one
    var numbers: [Double] = []
    for record in table.records {
      guard let number = self.number(record[values]) else { return nil }
      numbers.append(unit.base(number))
    }
    let type = ValueType(unit: unit, axes: request.axes.map(\.axis), isSeries: request.date != nil)
    guard let date = request.date else {
      return self.constants(numbers, cells, type, of: table, at: span)
    }
    guard let dates = self.column(date, of: table), let timeline else { return nil }
    var rows = [[DatedValue]](repeating: [], count: type.cellCount)
    for (index, record) in table.records.enumerated() {
      guard let date = DateLiteral(text: record[dates].text) else {
        report(.notADate(in: record[dates].text, at: record[dates].span))
        return nil
      }
      rows[cells[index]].append(DatedValue(date: date, value: numbers[index], span: record[dates].span))
    }
    var columns: [[Double]] = []
    for (cell, row) in rows.enumerated() {
      guard
        let values = self.columns(of: row, on: timeline, isFlow: type.rollUp == .flow, cell, type.axes, at: path.span)
      else { return nil }
      columns.append(values)
    }
    return Typed(expression: CheckedExpression(.data(columns), type: type, span: span))
  }

  // MARK: arguments

  private mutating func request(
    _ callee: Identifier, _ arguments: [Expression.Argument], at span: Span
  ) -> DataRequest? {
    var request = DataRequest()
    for argument in arguments {
      switch (argument.label?.text, argument.value.kind) {
      case (nil, .text(let text)) where request.path == nil: request.path = (text, argument.value.span)
      case ("value", .text(let text)): request.value = (text, argument.value.span)
      case ("date", .text(let text)): request.date = (text, argument.value.span)
      case ("by", .name(let parts)) where callee.text == "table" && parts.count == 1:
        guard let axis = axis(named: parts[0]) else { return nil }
        request.axes.append((axis, argument.value.span))
      case (_, .missing): return nil
      case _:
        report(.readerArgument(callee.text, at: argument.value.span))
        return nil
      }
    }
    guard request.path != nil, request.value != nil, request.date != nil || callee.text == "table",
      callee.text == "series" || !request.axes.isEmpty
    else {
      report(.readerArgument(callee.text, at: span))
      return nil
    }
    return request
  }

  // MARK: the file

  /// The table of a data file, its text noted among the model's sources; nil after a fault.
  mutating func table(_ path: String, at span: Span, in scope: Scope) -> CSVTable? {
    guard let reader else {
      report(.noFilesHere(at: span))
      return nil
    }
    switch reader.data(path, from: scope.file) {
    case .failure(let failure):
      report(.unreadable(path, failure, at: span))
      return nil
    case .success(let text):
      let source = ModelSource(kind: .data, path: text.file.name, sha256: text.sha256)
      if !sources.contains(source) { sources.append(source) }
      var fault: Diagnostic?
      let table = CSVTable(text.file, fault: &fault)
      if fault == nil, table.records.isEmpty { fault = .noRecords(path, at: span) }
      if let fault {
        report(fault)
        return nil
      }
      return table
    }
  }

  mutating func column(_ name: (text: String, span: Span), of table: CSVTable) -> Int? {
    if let index = table.column(name.text) { return index }
    report(.noColumn(name.text, file: table.file.name, known: table.header.map(\.text), at: name.span))
    return nil
  }

  mutating func number(_ field: CSVTable.Field) -> Double? {
    if let number = Double(field.text), number.isFinite { return number }
    report(.notANumber(field.text, at: field.span))
    return nil
  }

  /// The cell each record belongs to, by the members in the columns named like the axes.
  private mutating func cells(_ request: DataRequest, of table: CSVTable) -> [Int]? {
    var cells = [Int](repeating: 0, count: table.records.count)
    for (axis, span) in request.axes {
      guard let column = column((axis.name, span), of: table) else { return nil }
      for (index, record) in table.records.enumerated() {
        guard let member = axis.members.firstIndex(of: record[column].text) else {
          report(
            .unknownMember(record[column].text, known: axis.members, of: axis.name, at: record[column].span))
          return nil
        }
        cells[index] = cells[index] * axis.members.count + member
      }
    }
    return cells
  }

  /// One constant per cell: a table without dates.
  private mutating func constants(
    _ numbers: [Double], _ cells: [Int], _ type: ValueType, of table: CSVTable, at span: Span
  ) -> Typed? {
    var values = [Double?](repeating: nil, count: type.cellCount)
    for (index, cell) in cells.enumerated() {
      let place = table.records[index][0].span
      if values[cell] != nil {
        report(.recordTwice(Self.cellName(cell, type.axes), at: place))
        return nil
      }
      values[cell] = numbers[index]
    }
    if let missing = values.firstIndex(where: { $0 == nil }) {
      report(.recordMissing(Self.cellName(missing, type.axes), file: table.file.name, at: span))
      return nil
    }
    return Typed(expression: Self.expression(ofCells: values.compactMap { $0 }, type, at: span))
  }

  /// Constants by cell as nested members, the last axis running fastest.
  static func expression(ofCells values: [Double], _ type: ValueType, at span: Span) -> CheckedExpression {
    guard let axis = type.axes.first else { return CheckedExpression(.constant(values[0]), type: type, span: span) }
    let rest = type.with(axes: Array(type.axes.dropFirst()))
    let size = rest.cellCount
    let parts = axis.members.indices.map {
      expression(ofCells: Array(values[($0 * size)..<(($0 + 1) * size)]), rest, at: span)
    }
    return CheckedExpression(.byMember(axis, parts), type: type, span: span)
  }

  static func cellName(_ cell: Int, _ axes: [Axis]) -> String {
    var rest = cell
    var names: [String] = []
    for axis in axes.reversed() {
      names.append(axis.members[rest % axis.members.count])
      rest /= axis.members.count
    }
    return names.reversed().joined(separator: ", ")
  }

  // MARK: dated values

  private struct DatedValue {
    let date: DateLiteral
    let value: Double
    let span: Span
  }

  /// Each value holds for the span of its own date; a period takes the mean over its months. Every period must be
  /// covered once and nothing may lie outside.
  private mutating func columns(
    of rows: [DatedValue], on timeline: Timeline, isFlow: Bool, _ cell: Int, _ axes: [Axis], at span: Span
  ) -> [Double]? {
    let rows = rows.sorted { $0.date.start < $1.date.start }
    let cellName = axes.isEmpty ? "" : " (\(Self.cellName(cell, axes)))"
    let end = Double(timeline.count * timeline.monthsPerPeriod)
    var reached = 0.0
    for row in rows {
      let start = timeline.offset(of: row.date)
      let stop = row.date.end - Double(timeline.start.index)
      guard start >= -1e-9, stop <= end + 1e-9 else {
        report(.outsideTimeline(row.date, timeline, at: row.span))
        return nil
      }
      guard start >= reached - 1e-9 else {
        report(.recordTwice(row.date.description + cellName, at: row.span))
        return nil
      }
      guard start <= reached + 1e-9 else { return self.missing(reached, cellName, timeline, at: span) }
      reached = stop
    }
    guard reached >= end - 1e-9 else { return self.missing(reached, cellName, timeline, at: span) }
    let length = Double(timeline.monthsPerPeriod)
    var sums = [Double](repeating: 0, count: timeline.columns)
    for row in rows {
      let start = timeline.offset(of: row.date)
      let stop = row.date.end - Double(timeline.start.index)
      var period = max(1, Int(start / length + 1e-9) + 1)
      while period <= timeline.count, Double(period - 1) * length < stop - 1e-9 {
        let from = max(start, Double(period - 1) * length)
        let share = (min(stop, Double(period) * length) - from) / length
        sums[period] += abs(share - 1) < 1e-12 ? row.value : row.value * share
        period += 1
      }
    }
    sums[0] = isFlow ? 0 : sums[1]
    return sums
  }

  private mutating func missing(_ offset: Double, _ cell: String, _ timeline: Timeline, at span: Span) -> [Double]? {
    let month = timeline.start + Int(offset + 1e-9)
    report(.recordMissing(month.description + cell, file: String(span.text), at: span))
    return nil
  }
}
