import Checking
import Syntax
import Engine
import Planning
import Quantities
import Reports
import Spreadsheet

/// The inputs as cells: what a person may change, what each scenario makes of it, and what the formulas read.
struct BookInputs {
  /// One cell of an input.
  struct Entry {
    let id: QuantityID
    let cell: Int
    /// Where a person changes it; nil where it is given as other inputs.
    let blue: Slot?
    /// In the unit as written, in the scenario selected.
    let live: Slot
    let factor: Slot
    /// In base units.
    let used: Slot
    /// By scenario, base first, in the unit as written; empty where no scenario changes it.
    let byScenario: [Slot]
    /// Scenarios whose cell is a plain figure that a person may change.
    let plain: Set<Int>
    let isRow: Bool
  }

  let source: BookSource
  let model: CheckedModel
  private(set) var entries: [Entry] = []
  private(set) var values: [QuantityID: [SheetValue]] = [:]
  /// The number of the scenario selected, 1 for base.
  let index: Slot
  private let parents: [Int]
  private let touched: Set<QuantityID>
  private let stacks: [QuantityID: [[CheckedAssignment]]]
  /// By scenario, each cell in base units.
  private var scenarioValues: [QuantityID: [[SheetValue]]] = [:]

  init(_ source: BookSource, index: Slot) {
    self.source = source
    self.index = index
    let model = source.scenarios[0].model
    self.model = model
    let names = source.scenarios.map(\.scenario)
    parents = source.scenarios.indices.map { index in
      let parent = index == 0 ? nil : model.scenarios[index - 1].parent
      return parent.flatMap { names.firstIndex(of: $0) } ?? 0
    }
    var stacks: [QuantityID: [[CheckedAssignment]]] = [:]
    for (scenario, name) in names.enumerated() {
      let stack = source.overlays[name] ?? Overlay.stack(for: name, in: model)
      for assignment in stack.flatMap(\.assignments) {
        var lists = stacks[assignment.target] ?? Array(repeating: [], count: names.count)
        lists[scenario].append(assignment)
        stacks[assignment.target] = lists
      }
    }
    self.stacks = stacks
    touched = Self.touched(model, stacks)
  }

  /// Inputs that some scenario makes different from base, or that follow one.
  private static func touched(_ model: CheckedModel, _ stacks: [QuantityID: [[CheckedAssignment]]]) -> Set<QuantityID> {
    var found: Set<QuantityID> = []
    for (id, lists) in stacks {
      let base = lists[0].map(\.span)
      if lists.contains(where: { $0.map(\.span) != base }) { found.insert(id) }
    }
    var grows = true
    while grows {
      grows = false
      for quantity in model.quantities where !found.contains(quantity.id) {
        guard case .input = quantity.role else { continue }
        let named =
          (quantity.definition?.references ?? [])
          + (stacks[quantity.id] ?? []).flatMap { $0.flatMap { $0.value.references } }
        if named.contains(where: { $0 != quantity.id && found.contains($0) }) {
          found.insert(quantity.id)
          grows = true
        }
      }
    }
    return found
  }

  // MARK: Writing

  /// Writes every input; those that are given as others after them.
  mutating func write(in sheet: inout SheetBuilder) {
    var open: Set<QuantityID> = []
    for quantity in model.quantities {
      if case .input = quantity.role { write(quantity.id, &open, in: &sheet) }
    }
    let place = Dictionary(
      model.quantities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    entries.sort { (place[$0.id] ?? 0, $0.cell) < (place[$1.id] ?? 0, $1.cell) }
  }

  private func figures(_ scenario: Int, _ id: QuantityID) -> InputFigures? {
    source.scenarios[scenario].inputs.first { $0.quantity.id == id }
  }

  private mutating func write(_ id: QuantityID, _ open: inout Set<QuantityID>, in sheet: inout SheetBuilder) {
    guard values[id] == nil, open.insert(id).inserted else { return }
    let quantity = model[id]
    let named = namedInputs(by: id)
    for other in named { write(other, &open, in: &sheet) }
    sheet.title = quantity.title
    let isRow = source.scenarios.indices.contains { scenario in
      figures(scenario, id)?.values.contains { $0.count > 1 } ?? false
    }
    var cells: [Entry] = []
    for cell in 0..<quantity.type.cellCount {
      cells.append(entry(quantity, cell, isRow: isRow, in: &sheet))
    }
    entries += cells
    values[id] = cells.map { $0.isRow ? .row($0.used) : .cell($0.used) }
  }

  /// Other inputs that its declaration, or what was set, names.
  private func namedInputs(by id: QuantityID) -> [QuantityID] {
    var named: [QuantityID] = []
    if let definition = model[id].definition, definition.isPlain == false { named += definition.references }
    named += (stacks[id] ?? []).flatMap { $0.flatMap { $0.value.references } }
    return named.filter { other in
      guard other != id, case .input = model[other].role else { return false }
      return true
    }
  }

  private mutating func entry(
    _ quantity: Quantity, _ cell: Int, isRow: Bool, in sheet: inout SheetBuilder
  ) -> Entry {
    let unit = quantity.type.unit
    let factorCell = sheet.cell(unit.shownFactor)
    let factor: SheetValue = unit.shownFactor == 1 ? 1 : .cell(factorCell)
    let lists = (stacks[quantity.id] ?? Array(repeating: [], count: source.scenarios.count)).map { list in
      list.filter { $0.cells?.contains(cell) ?? true }.effective
    }
    let base = figures(0, quantity.id)?.values[cell] ?? [.nan]
    let standsOnOthers =
      lists[0].isEmpty || !lists[0][0].standsAlone
      ? (quantity.definition?.references ?? []).contains { $0 != quantity.id } : false
    let baseNames = standsOnOthers || lists[0].contains { $0.value.references.contains { $0 != quantity.id } }

    // Base: a figure to change, or a formula over other inputs.
    var blue: Slot?
    var baseValue: SheetValue
    if baseNames {
      let declared = declaration(quantity, cell, scenario: 0, in: &sheet)
      baseValue = applied(lists[0], to: declared, quantity, cell, scenario: 0, in: &sheet)
      baseValue = baseValue / factor
    } else {
      let content: [CellContent] = base.map {
        $0.isFinite ? .number(unit.shown($0)) : .formula(.call(.notAvailable, []))
      }
      let slot = sheet.slot(content.count > 1 ? .cells(content) : .cell(content[0]))
      blue = slot
      baseValue = sheet.reference(slot)
    }
    if isRow { baseValue = quantity.type.rollUp == .flow ? baseValue.flowRow : baseValue.withInitial(baseValue) }

    guard touched.contains(quantity.id) else {
      let live = blue ?? sheet.slot(of: baseValue)
      let reference = isRow ? baseValue : sheet.reference(live)
      let used = sheet.slot(of: reference * factor)
      if sheet.contents[live.index].isRow || !isRow {
        return Entry(
          id: quantity.id, cell: cell, blue: blue, live: live, factor: factorCell, used: used, byScenario: [],
          plain: [],
          isRow: isRow)
      }
      return Entry(
        id: quantity.id, cell: cell, blue: blue, live: sheet.slot(of: baseValue), factor: factorCell, used: used,
        byScenario: [], plain: [], isRow: isRow)
    }

    var slots = [sheet.slot(of: baseValue)]
    var plain: Set<Int> = []
    for scenario in source.scenarios.indices.dropFirst() {
      let (value, isPlain) = scenarioValue(
        quantity, cell, lists, scenario, slots, factor, isRow: isRow, in: &sheet)
      slots.append(value)
      if isPlain { plain.insert(scenario) }
    }
    let live: Slot
    if isRow {
      let stack = Formula.area(.here(slots[0]), .here(slots[slots.count - 1]))
      let formula = Formula.call(.index, [stack, .cell(index), 1])
      live = sheet.slot(.row(initial: .formula(formula), periods: .formula(formula)))
    } else {
      let row = Formula.area(.cell(slots[0]), .cell(slots[slots.count - 1]))
      live = sheet.cell(.call(.index, [row, 1, .cell(index)]))
    }
    let used = sheet.slot(of: sheet.reference(live) * factor)
    scenarioValues[quantity.id, default: []].append(slots.map { sheet.reference($0) * factor })
    return Entry(
      id: quantity.id, cell: cell, blue: blue, live: live, factor: factorCell, used: used, byScenario: slots,
      plain: plain, isRow: isRow)
  }

  /// One scenario's cell or row, in the unit as written, and whether it is a plain figure.
  private func scenarioValue(
    _ quantity: Quantity, _ cell: Int, _ lists: [[CheckedAssignment]], _ scenario: Int, _ slots: [Slot],
    _ factor: SheetValue, isRow: Bool, in sheet: inout SheetBuilder
  ) -> (Slot, Bool) {
    let parent = parents[scenario] < slots.count ? parents[scenario] : 0
    let list = lists[scenario]
    // What it is given as matters only where that differs between scenarios too.
    func follows(_ references: [QuantityID]) -> Bool {
      references.contains { $0 != quantity.id && touched.contains($0) }
    }
    let followsOthers =
      list.contains { follows($0.value.references) }
      || (list.first?.standsAlone != true && follows(quantity.definition?.references ?? []))
    if !followsOthers, list.map(\.span) == lists[parent].map(\.span) {
      return (sheet.slot(of: sheet.reference(slots[parent])), false)
    }
    // A figure of its own.
    if let last = list.last, list.count == 1, last.value.references.isEmpty {
      let numbers = figures(scenario, quantity.id)?.values[cell] ?? [.nan]
      let content: [CellContent] = numbers.map {
        $0.isFinite ? .number(quantity.type.unit.shown($0)) : .formula(.call(.notAvailable, []))
      }
      if isRow {
        let row: [CellContent] =
          content.count > 1
          ? content
          : (0...sheet.timeline.count).map { $0 == 0 && quantity.type.rollUp == .flow ? .number(0) : content[0] }
        return (sheet.slot(.cells(row)), true)
      }
      return (sheet.slot(.cell(content[0])), true)
    }
    // What changes its value beneath: on the parent's where only the last assignment is new.
    sheet.title = "\(quantity.title), \(source.scenarios[scenario].title(ofScenario: scenario))"
    var value: SheetValue
    if let known = lists.indices.prefix(slots.count).first(where: {
      !followsOthers && list.dropLast().map(\.span) == lists[$0].map(\.span)
    }) {
      let beneath = sheet.reference(slots[known])
      if let last = list.last, last.value.isMultiple(of: quantity.id) {
        // A multiple is the same in every unit.
        value = applied([last], to: beneath, quantity, cell, scenario: scenario, in: &sheet)
      } else {
        value =
          applied(
            Array(list.suffix(1)), to: beneath * factor, quantity, cell, scenario: scenario, in: &sheet)
          / factor
      }
    } else {
      let declared: SheetValue
      if list.first?.standsAlone == true {
        declared = .undefined
      } else if (quantity.definition?.references ?? []).contains(where: { $0 != quantity.id }) {
        declared = declaration(quantity, cell, scenario: scenario, in: &sheet)
      } else {
        declared = lists[0].isEmpty ? sheet.reference(slots[0]) * factor : file(quantity, cell, in: &sheet)
      }
      value = applied(list, to: declared, quantity, cell, scenario: scenario, in: &sheet) / factor
    }
    if isRow { value = quantity.type.rollUp == .flow ? value.flowRow : value.withInitial(value) }
    return (sheet.slot(of: value), false)
  }

  /// What the file declares, in base units, as figures of its own.
  private func file(_ quantity: Quantity, _ cell: Int, in sheet: inout SheetBuilder) -> SheetValue {
    declaration(quantity, cell, scenario: 0, in: &sheet)
  }

  private func declaration(
    _ quantity: Quantity, _ cell: Int, scenario: Int, in sheet: inout SheetBuilder
  ) -> SheetValue {
    guard let definition = quantity.definition else { return .undefined }
    // The same figures serve every scenario.
    sheet.title = quantity.title
    return formulas(scenario, own: nil).formulas(definition, over: quantity.type.axes, in: &sheet)[cell]
  }

  /// Assignments one upon the other, in base units.
  private func applied(
    _ list: [CheckedAssignment], to beneath: SheetValue, _ quantity: Quantity, _ cell: Int, scenario: Int,
    in sheet: inout SheetBuilder
  ) -> SheetValue {
    var value = beneath
    for assignment in list {
      let own = (quantity.id, Array(repeating: value, count: quantity.type.cellCount))
      value = formulas(scenario, own: own).formulas(assignment.value, over: quantity.type.axes, in: &sheet)[cell]
      value = sheet.shortened(value)
    }
    return value
  }

  /// Another input is that input in the same scenario; the target itself its value beneath.
  private func formulas(_ scenario: Int, own: (id: QuantityID, values: [SheetValue])?) -> ExpressionFormulas {
    let scenarioValues = scenarioValues
    let values = values
    return ExpressionFormulas(
      model: model,
      values: { id in
        if let own, own.id == id { return own.values }
        if let cells = scenarioValues[id] { return cells.map { $0[scenario] } }
        return values[id] ?? [.undefined]
      }, metric: { _ in .undefined })
  }
}

extension CheckedExpression {
  /// Whether it is one number.
  var isPlain: Bool { if case .constant = kind { true } else { false } }

  /// Whether it is the input itself times or by a plain number.
  func isMultiple(of id: QuantityID) -> Bool {
    guard case .binary(let operation, let a, let b) = kind else { return false }
    func isSelf(_ expression: CheckedExpression) -> Bool {
      if case .reference(id) = expression.kind { true } else { expression.isMultiple(of: id) }
    }
    func isNumber(_ expression: CheckedExpression) -> Bool {
      expression.isPlain && expression.type.unit.dimension.isNone
    }
    switch operation {
    case .times: return isSelf(a) && isNumber(b) || isNumber(a) && isSelf(b)
    case .divide: return isSelf(a) && isNumber(b)
    case .power, .plus, .minus, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or:
      return false
    }
  }
}

extension Figures {
  /// What a scenario is called: its label, else its name.
  func title(ofScenario index: Int) -> String {
    if index == 0 { return "Base" }
    return model.scenarios.indices.contains(index - 1)
      ? model.scenarios[index - 1].label ?? model.scenarios[index - 1].name : scenario
  }
}
