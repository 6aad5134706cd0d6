import Diagnostics
import Evidence
import Quantities
import Syntax

/// Blocks of evidence: read by the catalogue before the quantities, because inputs take distributions from pilots, and
/// looked at once more when these have their types.
extension ModelChecker {
  /// A condition whose names are looked up when the quantities are known.
  struct PendingCondition {
    let block: Int
    let key: String
    let expression: Expression
    let scope: Int
  }

  /// A target whose unit must be that of what it is for.
  struct PendingTarget {
    let block: Int
    let dimension: Dimension
    let span: Span
  }

  mutating func readEvidence() {
    for block in composition.evidence {
      blockNames[scope(block.scope).prefix + block.value.name.text] = block.value.keyword.text
    }
    for block in composition.evidence {
      guard let kind = BlockKind.named(block.value.keyword.text) else { continue }
      // A block with a fault keeps its name, so that those that name it are no faults too.
      guard let read = read(block, as: kind) else { continue }
      readBlocks.append(read)
      if kind == .pilot { readPilot(read, in: block.scope) }
      if kind == .errorBudget || kind == .usage { readRows(read, in: block.scope) }
    }
    checkCascade()
  }

  private mutating func read(_ block: Scoped<EvidenceBlockSyntax>, as kind: BlockKind) -> CheckedBlock? {
    let syntax = block.value
    let before = expressions.diagnostics.count
    var entries: [CheckedBlock.Entry] = []
    var values: [String: [FieldValue]] = [:]
    var seen: [String: Span] = [:]
    for entry in syntax.entries {
      guard let field = kind.field(entry.key.text) else {
        expressions.report(.unknownEvidenceKey(entry.key.text, kind: kind, at: entry.key.span))
        continue
      }
      if let first = seen[field.key], !field.repeats {
        expressions.report(.evidenceKeyTwice(field.key, kind: kind, first: first, at: entry.key.span))
        continue
      }
      if seen[field.key] == nil { seen[field.key] = entry.key.span }
      let place = FieldPlace(kind: kind, field: field, entry: entry, scope: block.scope)
      guard let value = value(field.shape, entry.tokens, at: place) else { continue }
      values[field.key, default: []].append(value)
      entries.append(
        CheckedBlock.Entry(key: field.key, value: value, span: entry.span, valueSpan: entry.valueSpan))
    }
    for field in kind.fields where field.need == .required && seen[field.key] == nil {
      expressions.report(.evidenceLacks(field, kind: kind, name: syntax.name.text, at: syntax.name.span))
    }
    guard !expressions.diagnostics[before...].contains(where: { $0.severity == .error }) else {
      conditionsToCheck.removeAll { $0.block == readBlocks.count }
      targetsToCheck.removeAll { $0.block == readBlocks.count }
      return nil
    }
    let scope = scope(block.scope)
    return CheckedBlock(
      kind: kind,
      record: BlockRecord(kind.keyword, scope.prefix + syntax.name.text, syntax.label, values), entries: entries,
      conditions: [], file: scope.file, span: syntax.name.span, declaration: block.span)
  }

  // MARK: The cascade

  /// Nothing may serve itself, through whatever lies between.
  private mutating func checkCascade() {
    let positions = Dictionary(readBlocks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let above = readBlocks.map { block in block.record.names("supports").compactMap { positions[$0] } }
    /// 0 not visited, 1 on the path, 2 done.
    var state = [Int](repeating: 0, count: readBlocks.count)
    for start in readBlocks.indices where state[start] == 0 {
      var path: [(block: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let last = path.last {
        guard last.next < above[last.block].count else {
          state[last.block] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let next = above[last.block][last.next]
        if state[next] == 0 {
          state[next] = 1
          path.append((next, 0))
        } else if state[next] == 1, let from = path.firstIndex(where: { $0.block == next }) {
          let circle = path[from...].map { readBlocks[$0.block] }
          expressions.report(
            .cascadeCycle(circle.map(\.name) + [readBlocks[next].name], spans: circle.map { $0.span(of: "supports") }))
        }
      }
    }
  }

  // MARK: With the quantities

  mutating func finishEvidence() {
    for pending in targetsToCheck { check(pending) }
    for pending in conditionsToCheck {
      guard let condition = checkedCondition(pending) else { continue }
      let block = readBlocks[pending.block]
      readBlocks[pending.block] = CheckedBlock(
        kind: block.kind, record: block.record, entries: block.entries, conditions: block.conditions + [condition],
        file: block.file, span: block.span, declaration: block.declaration)
    }
    model.evidence = readBlocks
  }

  /// A target in another unit than what it measures could never be compared with it.
  private mutating func check(_ pending: PendingTarget) {
    let record = readBlocks[pending.block].record
    guard let name = record.name("measures") ?? record.name("outcome"), let id = expressions.ids[name],
      let type = expressions.known[id.index].type, type.unit.dimension != pending.dimension
    else { return }
    expressions.report(
      .targetUnit(
        name, wanted: type.described, found: Words.list(pending.dimension.names), at: pending.span))
  }

  /// nil where it names what the model does not know, which is then not known; no fault.
  private mutating func checkedCondition(_ pending: PendingCondition) -> CheckedBlock.Condition? {
    let before = expressions.diagnostics.count
    let reported = expressions.reported
    let typed = expressions.check(
      pending.expression, in: ExpressionContext(scope: scope(pending.scope), place: .question))
    let isUnknown = expressions.diagnostics[before...].contains { $0.code == .unknownName }
    if isUnknown {
      expressions.diagnostics.removeSubrange(before...)
      expressions.reported = reported
      return nil
    }
    guard let typed else { return nil }
    guard typed.type.isTruth else {
      expressions.report(
        .evidenceCondition(pending.key, found: typed.type.described, at: pending.expression.span))
      return nil
    }
    return CheckedBlock.Condition(key: pending.key, expression: typed.expression)
  }
}

extension Dimension {
  /// In words, for a message: `hour`, `case`.
  fileprivate var names: [String] { [ValueType(unit: ModelChecker.unit(of: self)).described] }
}
