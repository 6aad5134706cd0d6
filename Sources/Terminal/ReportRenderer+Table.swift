import Reports

extension ReportRenderer {
  /// The widest of the table's forms that fits, its text columns wrapped where they must be; columns in groups below each
  /// other where even the narrowest form does not fit.
  func lines(_ table: Table) -> [String] {
    // A picture is worth a column or two.
    for form in [table] + table.folded where form.chart != nil {
      if let drawn = drawn(form.withoutEmptyColumns) { return drawn }
    }
    // Making a form writes out every number of it, so a narrower one is made only where the wider does not fit.
    var forms: [TableForm] = []
    let periods = table.columns.count { $0.role == .period }
    for form in [table] + table.folded
    where foldsPeriods || form.columns.count(where: { $0.role == .period }) == periods {
      forms.append(TableForm(form.withoutEmptyColumns, renderer: self))
      if let widths = forms.last?.widths(within: width, leastName: form.leastName ?? 28) {
        return forms.last?.lines(widths) ?? []
      }
    }
    // Names are broken to a few words only where no form fits otherwise.
    for form in forms {
      if let widths = form.widths(within: width, leastName: 18) { return form.lines(widths) }
    }
    guard let narrowest = forms.last, let widest = forms.first else { return [] }
    return (foldsPeriods ? narrowest : widest).split(within: width)
  }
}

extension Table {
  /// Without columns of text that have nothing in any row.
  fileprivate var withoutEmptyColumns: Table {
    let kept = columns.indices.filter { index in
      columns[index].role == .period
        || rows.contains { index < $0.cells.count && $0.cells[index] != .empty && $0.cells[index] != .text("") }
    }
    if kept.count == columns.count || rows.isEmpty { return self }
    return Table(
      caption: caption, columns: kept.map { columns[$0] },
      rows: rows.map { row in
        Row(row.role, kept.map { $0 < row.cells.count ? row.cells[$0] : .empty }, level: row.level)
      },
      chart: chart)
  }
}

extension ReportRenderer {
  private static let leastChart = 14
  private static let widestChart = 48

  /// A table with its picture to the right; nil where there is no room for it.
  private func drawn(_ table: Table) -> [String]? {
    let form = TableForm(table, renderer: self)
    guard let chart = table.chart else { return nil }
    let least = chart.curveWidth ?? Self.leastChart
    guard form.widths(within: width - least - 2, leastName: 18) != nil else { return nil }
    let room = min(max(width - form.naturalWidth - 2, least), Self.widestChart)
    let pictures = lines(chart, width: room)
    let whole = Table(
      caption: table.caption, columns: table.columns + [Table.Column(legend(chart, width: room), .label)],
      rows: table.rows.enumerated().map { index, row in
        let picture = pictures.indices.contains(index) ? pictures[index] : ""
        return Table.Row(row.role, row.cells + [.text(picture)], level: row.level)
      })
    let drawn = TableForm(whole, renderer: self)
    return drawn.widths(within: width, leastName: 18).map { drawn.lines($0) }
  }
}

/// A table with its texts made, so that widths can be weighed.
private struct TableForm {
  let table: Table
  let renderer: ReportRenderer
  /// By row, then column.
  let texts: [[String]]
  let headers: [String]
  let natural: [Int]
  /// The text column that holds what a row is called; it is the one indented.
  let nameColumn: Int
  /// Whether the caption stands where the name column has no header.
  let captionInHeader: Bool

  private static let gap = 2
  private static let leastProse = 18

  init(_ table: Table, renderer: ReportRenderer) {
    self.table = table
    self.renderer = renderer
    let columns = table.columns
    let textColumns = columns.indices.filter { !columns[$0].isFigure }
    let name = textColumns.first { columns[$0].role == .label && columns[$0].header != "Ref" } ?? 0
    nameColumn = name
    captionInHeader = columns.indices.contains(name) && columns[name].header.isEmpty && table.caption != nil
    var headers = columns.map { renderer.plain($0.header) }
    if captionInHeader, let caption = table.caption { headers[name] = renderer.plain(caption) }
    var texts = table.rows.map { row in
      columns.indices.map { index -> String in
        guard index < row.cells.count else { return "" }
        let margin = index == name ? String(repeating: "  ", count: row.level) : ""
        return margin + renderer.plain(row.cells[index].plain)
      }
    }
    // Digits stand below digits: what has no closing parenthesis leaves its place free.
    for column in columns.indices where columns[column].isFigure {
      guard texts.contains(where: { $0[column].hasSuffix(")") }) else { continue }
      for row in texts.indices where !texts[row][column].isEmpty && !texts[row][column].hasSuffix(")") {
        texts[row][column] += " "
      }
      if !headers[column].isEmpty { headers[column] += " " }
    }
    self.texts = texts
    self.headers = headers
    natural = columns.indices.map { column in
      // A heading has no figures beside it and may run over their columns.
      let own = zip(table.rows, texts).map { $0.role == .heading ? 0 : $1[column].displayWidth }
      return max(headers[column].displayWidth, own.max() ?? 0)
    }
  }

  // MARK: Widths

  /// Columns it takes where nothing is narrowed.
  var naturalWidth: Int { total(natural) }

  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + Self.gap * max(widths.count - 1, 0) }

  /// Column widths that fit, text columns narrowed as far as they stay readable; nil where they do not.
  func widths(within width: Int, leastName: Int) -> [Int]? {
    var widths = natural
    var excess = total(widths) - width
    if excess <= 0 { return widths }
    let prose = widths.indices.filter { table.columns[$0].role == .prose }
    let name = table.columns.indices.contains(nameColumn) && !table.columns[nameColumn].isFigure ? [nameColumn] : []
    for (group, least) in [(prose, Self.leastProse), (name, leastName)] {
      // The widest gives way first, so that a short column is not broken for a long one.
      while excess > 0, let widest = group.max(by: { widths[$0] < widths[$1] }), widths[widest] > least {
        let next = group.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? least
        let step = min(excess, max(widths[widest] - max(next, least), 1))
        widths[widest] -= step
        excess -= step
      }
    }
    return excess <= 0 ? widths : nil
  }

  /// Groups of columns below each other, each under the row names again; the last resort.
  func split(within width: Int) -> [String] {
    let texts = table.columns.indices.filter { !table.columns[$0].isFigure }
    let figures = table.columns.indices.filter { table.columns[$0].isFigure }
    var widths = natural
    let widestFigure = figures.map { natural[$0] }.max() ?? 0
    // The names get what one figure column leaves, at least a third.
    let room = max(width - widestFigure - Self.gap * texts.count, width / 3)
    while texts.reduce(0, { $0 + widths[$1] }) > room, let widest = texts.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 4
    {
      widths[widest] -= 1
    }
    let left = texts.reduce(0) { $0 + widths[$1] + Self.gap }
    var groups: [[Int]] = []
    var used = 0
    for figure in figures {
      let size = min(widths[figure], max(width - left, 4))
      widths[figure] = size
      if groups.isEmpty || used + size > width {
        groups.append([])
        used = left
      }
      groups[groups.count - 1].append(figure)
      used += size + Self.gap
    }
    if groups.isEmpty { groups = [[]] }
    return groups.enumerated().flatMap { index, group in
      (index == 0 ? [] : [""]) + lines(widths, columns: texts + group, cuts: true, isLast: index == groups.count - 1)
    }
  }

  // MARK: Lines

  func lines(_ widths: [Int]) -> [String] {
    lines(widths, columns: Array(widths.indices), cuts: false, isLast: true)
  }

  private func lines(_ widths: [Int], columns: [Int], cuts: Bool, isLast: Bool) -> [String] {
    var lines: [String] = []
    if let caption = table.caption, !captionInHeader {
      lines.append(renderer.styled(renderer.plain(caption), .dim))
    }
    let whole = columns.reduce(0) { $0 + widths[$1] } + Self.gap * max(columns.count - 1, 0)
    if columns.contains(where: { !headers[$0].isEmpty }) {
      let head = columns.map { renderer.wrapped(headers[$0], width: widths[$0]) }
      lines += stacked(head, columns, widths) { _, text in renderer.styled(text, .heading) }
      lines.append(renderer.styled(rule(whole), .dim))
    }
    for (index, row) in table.rows.enumerated() {
      if row.role == .heading, row.level == 0, index > 0 { lines.append("") }
      if row.isRuled, index > 0, let first = columns.first(where: { table.columns[$0].isFigure }) {
        let before = columns.prefix { $0 != first }.reduce(0) { $0 + widths[$1] + Self.gap }
        lines.append(String(repeating: " ", count: before) + renderer.styled(rule(whole - before), .dim))
      }
      lines += self.lines(of: row, texts[index], widths: widths, columns: columns, cuts: cuts, whole: whole)
    }
    return isLast ? lines + reasons : lines
  }

  private func rule(_ width: Int) -> String {
    String(repeating: renderer.usesUnicode ? "─" : "-", count: max(width, 0))
  }

  private func lines(
    of row: Table.Row, _ texts: [String], widths: [Int], columns: [Int], cuts: Bool, whole: Int
  ) -> [String] {
    let parts = columns.map { column -> [String] in
      let text = texts[column]
      let isName = column == nameColumn
      // A heading stands alone in its row.
      let room = row.role == .heading && isName ? max(whole - offset(of: column, columns, widths), 8) : widths[column]
      if table.columns[column].isFigure || cuts {
        return [text.truncated(to: room, ellipsis: renderer.usesUnicode ? "…" : "...")]
      }
      let level = isName ? 2 * row.level : 0
      let body = String(text.dropFirst(level))
      let lines = renderer.wrapped(body, width: max(room - level, 8), hanging: isName ? 2 : 0)
      return lines.map { String(repeating: " ", count: level) + $0 }
    }
    return stacked(parts, columns, widths) { column, text in style(text, row, column) }
  }

  private func offset(of column: Int, _ columns: [Int], _ widths: [Int]) -> Int {
    columns.prefix { $0 != column }.reduce(0) { $0 + widths[$1] + Self.gap }
  }

  /// The lines of several cells side by side.
  private func stacked(
    _ parts: [[String]], _ columns: [Int], _ widths: [Int], style: (Int, String) -> String
  ) -> [String] {
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { level in
      var line = ""
      for (part, column) in zip(parts, columns) {
        let text = level < part.count ? part[level] : ""
        let isFigure = table.columns[column].isFigure
        let padded = text.padded(to: widths[column], alignment: isFigure ? .right : .left)
        if !line.isEmpty || column != columns.first { line += String(repeating: " ", count: Self.gap) }
        let isBlank = text.allSatisfy { $0 == " " }
        line += isBlank ? padded : style(column, padded)
      }
      return line.trimmingTrailingSpaces()
    }
  }

  private func style(_ text: String, _ row: Table.Row, _ column: Int) -> String {
    let isFigure = table.columns[column].isFigure
    var result = text
    switch row.role {
    case .heading: result = renderer.styled(text, .heading)
    case .total:
      let isNegative = isFigure && row.isNegative(column)
      result = renderer.styled(text, isNegative ? .bad : .heading)
    case .subtotal: if row.level == 0 { result = renderer.styled(text, .heading) }
    case .detail, .note: result = renderer.styled(text, .dim)
    case .line:
      let word = text.trimmingTrailingSpaces()
      if word == "FAILS" { result = renderer.styled(text, .error) }
      if word == "look" { result = renderer.styled(text, .warning) }
      if isFigure, row.level == 0, row.isNegative(column) { result = renderer.styled(text, .bad) }
    }
    return result
  }

  // MARK: Reasons

  /// Why a figure is `n/m`, once for each reason with where it applies.
  private var reasons: [String] {
    var order: [String] = []
    var places: [String: [Site]] = [:]
    var parent = ""
    for (index, row) in table.rows.enumerated() {
      let own = nameColumn < row.cells.count ? renderer.plain(row.cells[nameColumn].plain).drop { $0 == " " } : ""
      if row.level == 0 { parent = row.role == .line ? String(own) : "" }
      var byReason: [String: [String]] = [:]
      for (column, cell) in row.cells.enumerated() {
        guard case .notMeaningful(let reason) = cell, column < headers.count else { continue }
        if !order.contains(reason) { order.append(reason) }
        byReason[reason, default: []].append(headers[column].trimmingTrailingSpaces())
      }
      let name = row.level == 0 || parent.isEmpty ? String(own) : "\(parent) \(own)"
      for (reason, heads) in byReason {
        let isWhole = heads.count == row.cells.count(where: \.isFigure)
        let place = isWhole ? "" : heads.filter { !$0.isEmpty }.joined(separator: ", ")
        places[reason, default: []].append(Site(first: name, last: name, row: index, place: place))
      }
    }
    return order.flatMap { reason -> [String] in
      let all = Site.joined(places[reason] ?? []).map(\.text)
      let sites = all.prefix(8).joined(separator: "; ") + (all.count > 8 ? "; and \(all.count - 8) more" : "")
      let text = "n/m  \(reason)" + (sites.isEmpty ? "" : " (\(sites))")
      return renderer.wrapped(text, width: min(renderer.width, 100), hanging: 5).map { renderer.styled($0, .dim) }
    }
  }
}

/// Rows in which a figure is missing, and the columns; numbers that follow each other are one.
private struct Site {
  let first: String
  var last: String
  /// Of the last.
  var row: Int
  let place: String

  var text: String {
    let names = first == last ? first : "\(first) to \(last)"
    return place.isEmpty ? names : "\(names): \(place)"
  }

  private var isNumber: Bool { last.contains(where: \.isNumber) && !last.contains(where: \.isLetter) }

  static func joined(_ sites: [Site]) -> [Site] {
    var joined: [Site] = []
    for site in sites {
      if let before = joined.last, before.isNumber, site.isNumber, site.row == before.row + 1,
        before.place == site.place
      {
        (joined[joined.count - 1].last, joined[joined.count - 1].row) = (site.last, site.row)
      } else {
        joined.append(site)
      }
    }
    return joined
  }
}

extension Cell {
  /// A number, or the place of one that is not meaningful.
  fileprivate var isFigure: Bool {
    switch self {
    case .number, .notMeaningful: true
    case .empty, .text: false
    }
  }
}

extension Table.Column {
  fileprivate var isFigure: Bool {
    switch role {
    case .period, .figure: true
    case .label, .prose: false
    }
  }
}

extension Table.Row {
  /// Totals stand under a line, as in accounts.
  fileprivate var isRuled: Bool {
    switch role {
    case .total: true
    case .subtotal: level == 0
    case .heading, .line, .detail, .note: false
    }
  }

  fileprivate func isNegative(_ column: Int) -> Bool {
    if column < cells.count, case .number(let value, _) = cells[column] { value < 0 } else { false }
  }
}
