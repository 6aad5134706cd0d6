import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// The model's own checks and the workbook's arithmetic, with one flag for all.
  mutating func bindChecks() {
    layout.text(.checks, 0, 0, "Checks", .title)
    layout.text(.checks, 1, 0, "Live: they follow the scenario in use and every blue cell.", .subtitle)
    for (column, text) in ["Status", "Check", "Left", "Right", "Where"].enumerated() {
      layout.text(.checks, 4, column, text, column == 2 || column == 3 ? CellStyle(.header, .general) : .header)
    }
    layout.go(.checks, to: 5)
    var statuses: [Slot] = []
    for (number, check) in book.checks.enumerated() {
      let row = layout.row(.checks)
      let live = Formula.when(.equal(.cell(check.holds), 1), "PASS", "FAIL")
      layout.put(check.holds, .checks, row, 6, CellStyle(.figure, .general))
      var status = live
      var place = "the scenario in use"
      if let scenario = check.scenario {
        let known = check.atExport?.passed == true ? "PASS" : "FAIL"
        status = .when(
          .equal(.cell(book.index), .number(Double(scenario + 1))), live, .text(known))
        place = "in \(book.source.scenarios[scenario].scenario); at export where another scenario is in use"
      }
      let slot = layout.formula(.checks, row, 0, status, CellStyle(.flag))
      layout[.checks].flags.append((row, 0))
      statuses.append(slot)
      let text = Self.oneLine(check.check.text)
      layout.text(.checks, row, 1, text, .prose)
      if let left = check.left { layout.put(left, .checks, row, 2, CellStyle(.calculated, .exactMoney)) }
      if let right = check.right { layout.put(right, .checks, row, 3, CellStyle(.calculated, .exactMoney)) }
      layout.text(.checks, row, 4, place, .note)
      layout.define("check_\(number + 1)", slot)
      checkRows.append((text, slot))
      layout.skip(.checks)
    }
    statuses += bindArithmetic()
    bindMaster(statuses)
    bindFindings()
    layout[.checks].widths = [(0...0, 13), (1...1, 70), (2...3, 20), (4...4, 60), (5...5, 3), (6...6, 6)]
    layout[.checks].frozen = (5, 0)
  }

  /// That the workbook adds up: to half a cent.
  private mutating func bindArithmetic() -> [Slot] {
    let cent = layout.builder.slot(.cell(.number(0.005)))
    layout.text(.checks, 2, 2, "Half a cent", .note)
    layout.put(cent, .checks, 2, 3, CellStyle(.figure, .general))
    let economic = book.views[0]
    let builder = layout.builder
    func total(_ slot: Slot) -> Formula { .call(.sum, [builder.wholeArea(slot)]) }
    var tests: [(text: String, left: Formula, right: Formula, place: String)] = []
    tests.append(
      (
        "Totals cross-foot: total benefits less total costs is the total net",
        total(economic.benefits) - total(economic.costs),
        total(economic.net), "Cashflow"
      ))
    if let first = summaryNet.first, let last = summaryNet.last {
      tests.append(
        (
          "Periods add up to years", .call(.sum, [.area(.cell(first), .cell(last))]), total(economic.net), "Summary"
        ))
    }
    let presents = Formula.sum(benefitGroups.flatMap { $0.lines.map { .cell($0.present) } }.chunkedSum)
    let paid = Formula.sum(costGroups.flatMap { $0.lines.map { .cell($0.present) } }.chunkedSum)
    if let npv = economic.metrics[.npv] {
      tests.append(("Present values of the lines add up to NPV", presents - paid, .cell(npv), "Costs, Benefits"))
    }
    var statuses: [Slot] = []
    for test in tests {
      let row = layout.row(.checks)
      let left = layout.formula(.checks, row, 2, test.left, CellStyle(.calculated, .exactMoney))
      let right = layout.formula(.checks, row, 3, test.right, CellStyle(.calculated, .exactMoney))
      let difference = Formula.call(.absolute, [.cell(left) - .cell(right)])
      let status = layout.formula(
        .checks, row, 0,
        .call(.ifError, [.when(difference <= .cell(cent), "PASS", "FAIL"), "FAIL"]), CellStyle(.flag))
      layout[.checks].flags.append((row, 0))
      layout.text(.checks, row, 1, test.text, .prose)
      layout.text(.checks, row, 4, test.place, .note)
      statuses.append(status)
      layout.skip(.checks)
    }
    // Not a check: whether the workbook still is what was exported.
    if let npv = economic.metrics[.npv], let first = storedNPV.first, let last = storedNPV.last {
      let row = layout.row(.checks)
      let stored = Formula.call(.index, [.area(.cell(first), .cell(last)), 1, .cell(book.index)])
      let same = Formula.call(.ifError, [.call(.absolute, [.cell(npv) - stored]) <= .cell(cent), 0])
      staleness = layout.formula(
        .checks, row, 0, .when(same.asNumber, "as exported", "changed"), CellStyle(.flag))
      layout.formula(.checks, row, 2, .cell(npv), CellStyle(.calculated, .exactMoney))
      layout.formula(.checks, row, 3, stored, CellStyle(.calculated, .exactMoney))
      layout.text(
        .checks, row, 1,
        "NPV is what Hurdle exported for this scenario; where it changed, values marked as such are stale", .prose)
      layout.skip(.checks)
    }
    return statuses
  }

  private mutating func bindMaster(_ statuses: [Slot]) {
    guard let first = statuses.first, let last = statuses.last else { return }
    let failed = Formula.call(.countIf, [.area(.cell(first), .cell(last)), "FAIL"])
    layout.text(.checks, 2, 1, "All checks", CellStyle(.subtotal))
    masterFlag = layout.formula(.checks, 2, 0, .when(.equal(failed, 0), "PASS", "FAIL"), CellStyle(.flag))
    layout[.checks].flags.append((2, 0))
    layout.define("checks_all", masterFlag)
  }

  private mutating func bindFindings() {
    let others = book.source.scenarios.filter { $0.scenario != figures.scenario }
    layout.skip(.checks)
    let row = layout.row(.checks)
    layout.text(.checks, row, 0, "Findings at export", .heading)
    for column in 1...4 { layout.text(.checks, row, column, "", .heading) }
    layout.skip(.checks)
    for finding in Findings.all(figures, others: others) {
      let row = layout.row(.checks)
      layout.text(.checks, row, 0, finding.isFine ? "fine" : "look", CellStyle(.flag))
      layout.text(.checks, row, 1, finding.title, .prose)
      layout.text(.checks, row, 4, finding.detail, .prose)
      layout.skip(.checks)
    }
  }
}

extension [Formula] {
  /// In parts, since a function takes no more than 255 arguments.
  fileprivate var chunkedSum: [Formula] {
    guard count > 100 else { return self }
    return stride(from: 0, to: count, by: 100).map { .sum(Array(self[$0..<Swift.min($0 + 100, count)])) }
  }
}
