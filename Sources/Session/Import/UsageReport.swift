import Checking
import Diagnostics
import Quantities
import Reports
import UsageLogs

/// What an import answers: what the log came to, what was refused, and the inputs made of it.
struct UsageReport {
  private let usage: ImportedUsage
  /// The classes are members of a dimension the model had before.
  private let isAligned: Bool
  private let target: String?

  init(_ usage: ImportedUsage, aligned: Bool, target: String?) {
    self.usage = usage
    isAligned = aligned
    self.target = target
  }

  func report() -> Report {
    switch usage.log {
    case .requests(let summary): RequestReport(summary, of: usage).report(closing: closing)
    case .bill(let bill): BillReport(bill, of: usage).report(closing: closing)
    }
  }

  /// The names that stand for what was read.
  private var closing: Report.Section {
    var blocks: [Report.Block] = [.table(inputs)]
    if isAligned { blocks.append(.note("Its classes take their places among the members the model has.")) }
    if let target { blocks.append(.note("Wrote them to \(target), which a model brings in with use.")) }
    return Report.Section("Inputs made of it", blocks)
  }

  /// Every input of the text, as it is declared.
  private var inputs: Reports.Table {
    let lines = usage.text.file.text.split(separator: "\n").filter { $0.hasPrefix("input ") }
    return Reports.Table(
      columns: [.init("Name", .label), .init("Value", .figure), .init("What it is", .prose)],
      rows: lines.map { line in
        let words = line.dropFirst("input ".count)
        let name = words.prefix { $0 != " " }
        let label = words.split(separator: "\"").dropFirst().first ?? ""
        let value = words[(words.range(of: " = ")?.upperBound ?? words.endIndex)...]
        return Reports.Table.Row(
          .line,
          [
            .text("\(usage.name).\(name)"),
            .text(Self.shown(value, isByLength: line.contains("\(usage.name)_prompt "))), .text(String(label)),
          ])
      })
  }

  /// A value as it is declared, its numbers to six digits; what is given by class is told by its unit.
  private static func shown(_ value: Substring, isByLength: Bool) -> String {
    if value.hasPrefix("{") {
      let unit = value[(value.lastIndex(of: "}") ?? value.startIndex)...].dropFirst()
      return "by \(isByLength ? "length" : "class"), \(unit.isEmpty ? "%" : String(unit.drop { $0 == " " }))"
    }
    let digits = value.prefix { $0.isNumber || $0 == "_" || $0 == "." || $0 == "-" }
    guard let number = Double(digits.filter { $0 != "_" }) else { return String(value) }
    return NumberText.significant(number, 6) + value.dropFirst(digits.count)
  }
}

extension Substring {
  /// Where a text stands in it.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

/// A log of requests.
private struct RequestReport {
  let summary: UsageSummary
  let usage: ImportedUsage

  init(_ summary: UsageSummary, of usage: ImportedUsage) {
    self.summary = summary
    self.usage = usage
  }

  /// Several classes and the whole, or the whole alone.
  private var rows: [(label: String, usage: ClassUsage, isTotal: Bool)] {
    summary.classes.map { ($0.name, $0, false) } + [("All", summary.total, true)]
  }

  func report(closing: Report.Section) -> Report {
    var subtitle = ["\(count(summary.rows)) request\(summary.rows == 1 ? "" : "s")"]
    subtitle[0] += summary.refused.count > 0 ? ", \(count(summary.refused.count)) refused" : ", none refused"
    if let coverage = summary.coverage {
      subtitle.insert("\(coverage.first.text) to \(coverage.last.text), \(coverage.length)", at: 0)
    }
    var sections = [Report.Section("Requests", [.table(volumes)] + notes.map { .note($0) })]
    sections.append(Report.Section("Tokens of a request", [.table(quantiles)]))
    sections.append(Report.Section("Length of prompts", [lengths]))
    if summary.total.months.count > 1 { sections.append(Report.Section("By month", [.table(months)])) }
    if summary.refused.count > 0 { sections.append(.refused(summary.refused)) }
    return Report(
      title: "\(usage.name): \(usage.source)", subtitle: [subtitle.joined(separator: " · ")],
      sections: sections + [closing])
  }

  private func count(_ number: Int) -> String { NumberText.fixed(Double(number), decimals: 0) }

  // MARK: Tables

  private var volumes: Reports.Table {
    var columns: [Reports.Table.Column] = [.init("Class", .label), .init("Requests", .figure)]
    if summary.coverage != nil { columns.append(.init("a month", .figure)) }
    columns += [.init("Tokens in", .figure), .init("Tokens out", .figure)]
    if summary.countedCached != nil { columns.append(.init("Cached", .figure)) }
    if summary.growth != nil { columns.append(.init("Growth", .figure)) }
    return Reports.Table(
      columns: columns,
      rows: rows.map { row in
        var cells: [Cell] = [.text(row.label), .number(Double(row.usage.requests), .count)]
        if let perMonth = summary.requestsPerMonth(row.usage) { cells.append(.number(perMonth, .count)) }
        cells += [.number(Double(row.usage.inputTokens), .count), .number(Double(row.usage.outputTokens), .count)]
        if summary.countedCached != nil { cells.append(.number(row.usage.cachedShare, .percent(decimals: 1))) }
        if summary.growth != nil {
          cells.append(row.usage.growth.map { .number($0, .percent(decimals: 1)) } ?? .empty)
        }
        return Reports.Table.Row(row.isTotal ? .total : .line, cells)
      })
  }

  private var quantiles: Reports.Table {
    func lines(_ title: String, _ histogram: (ClassUsage) -> TokenHistogram, _ mean: (ClassUsage) -> Double)
      -> [Reports.Table.Row]
    {
      let heading: [Cell] = [.text(title), .empty, .empty, .empty, .empty, .empty]
      return [Reports.Table.Row(.heading, heading)]
        + rows.map { row in
          let histogram = histogram(row.usage)
          let style = NumberStyle.quantity(unit: "", average: false)
          let numbers = [0.5, 0.95, 0.99].map { Cell.number(histogram.quantile($0), style) }
          return Reports.Table.Row(
            .line,
            [.text(row.label), .number(mean(row.usage), style)] + numbers
              + [.number(Double(histogram.largest), style)], level: 1)
        }
    }
    return Reports.Table(
      columns: [
        .init("", .label), .init("Mean", .figure), .init("P50", .figure), .init("P95", .figure), .init("P99", .figure),
        .init("Largest", .figure),
      ],
      rows: lines("Input", \.tokensIn, \.meanIn) + lines("Output", \.tokensOut, \.meanOut))
  }

  /// Ends of the lengths that prompts are counted by.
  private static let ends = [
    64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072, 262_144, 1_048_576, Int.max,
  ]

  /// How many requests have prompts of which length: a picture of the whole, a table where there are classes.
  private var lengths: Report.Block {
    let all = summary.total.tokensIn
    let used = Self.ends.indices.filter { all.requests(above: low(of: $0), upTo: Self.ends[$0]) > 0 }
    let shown = (used.first ?? 0)...(used.last ?? 0)
    func share(_ histogram: TokenHistogram, _ index: Int) -> Double {
      guard histogram.requests > 0 else { return 0 }
      return Double(histogram.requests(above: low(of: index), upTo: Self.ends[index])) / Double(histogram.requests)
    }
    guard !summary.classes.isEmpty, summary.classes.count <= 6 else {
      return .plot(
        Plot(
          kind: .bars, title: "Share of requests by input tokens", labels: shown.map(label),
          values: shown.map { share(all, $0) }, style: .percent(decimals: 1)))
    }
    return .table(
      Reports.Table(
        caption: "Share of requests by input tokens",
        columns: [.init("Tokens", .label)] + rows.map { .init($0.label, .figure) },
        rows: shown.map { index in
          Reports.Table.Row(
            .line,
            [.text(label(index))]
              + rows.map { .number(share($0.usage.tokensIn, index), .percent(decimals: 1)) })
        }))
  }

  private func low(of index: Int) -> Int { index == 0 ? -1 : Self.ends[index - 1] }

  private func label(_ index: Int) -> String {
    if Self.ends[index] == .max { return "above \(count(Self.ends[index - 1]))" }
    return index == 0 ? "to 64" : "to \(count(Self.ends[index]))"
  }

  private var months: Reports.Table {
    Reports.Table(
      columns: [
        .init("Month", .label), .init("Days", .figure), .init("Requests", .figure), .init("a day", .figure),
        .init("Tokens in", .figure), .init("Tokens out", .figure),
      ],
      rows: summary.total.months.map { month in
        let perDay =
          month.days > 0
          ? Cell.number(Double(month.requests) / month.days, .quantity(unit: "", average: false)) : .empty
        return Reports.Table.Row(
          .line,
          [
            .text(month.month.description), .number(month.days, .quantity(unit: "", average: false)),
            .number(Double(month.requests), .count), perDay, .number(Double(month.tokensIn), .count),
            .number(Double(month.tokensOut), .count),
          ])
      })
  }

  private var notes: [String] {
    var notes: [String] = []
    let named = ColumnRole.allCases.compactMap { role in summary.columns[role].map { "\($0) as \(role.title)" } }
    notes.append("Read \(Wording.list(named)).")
    if summary.coverage == nil {
      notes.append("The log tells no time, so requests a month are unknown: name its column with columns time: … .")
    } else if let coverage = summary.coverage, coverage.months < 1 {
      notes.append("A month is \(coverage.length) at the same pace: look whether they stand for a month.")
    }
    if summary.coverage != nil, summary.growth == nil {
      notes.append("No growth is told: that takes two months, a week and 30 requests of each.")
    }
    switch summary.countedCached {
    case true?: notes.append("Input tokens count the cached ones, as the log does.")
    case false?: notes.append("Input tokens count the cached ones, which the log's own count leaves out.")
    case nil: break
    }
    return notes
  }
}

extension Report.Section {
  /// Rows that were refused: how many for which reason, and the first of them.
  static func refused(_ rows: RefusedRows) -> Report.Section {
    let reasons = rows.reasons.map { reason in
      Reports.Table.Row(.line, [.number(Double(reason.count), .count), .text(reason.text)])
    }
    let told = rows.first.filter { $0.line > 0 }.map { row in
      "line \(row.line): \(row.fault.text)\(row.excerpt.isEmpty ? "" : " · \(row.excerpt)")"
    }
    let table = Reports.Table(columns: [.init("Rows", .figure), .init("Reason", .prose)], rows: reasons)
    return Report.Section("Refused", [.table(table)] + (told.isEmpty ? [] : [.lines(told)]))
  }
}
