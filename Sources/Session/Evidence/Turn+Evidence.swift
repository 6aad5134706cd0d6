import Checking
import Diagnostics
import Evidence
import Reports
import Syntax

extension Turn {
  /// Everything there is to say of the evidence in a scenario.
  func assessment(in scenario: String, asOf: Day? = nil) throws(Refusal) -> Assessment {
    Assessment(
      try dossier(in: scenario, asOf: asOf), of: model, scenario: scenario, studies: try studies(in: scenario))
  }

  /// The block of a kind that is named, or the only one where none is.
  func block(_ kind: String, _ name: Identifier?, at span: Span?) throws(Refusal) -> [CheckedBlock] {
    let blocks = model.evidence.filter { $0.kind.keyword == kind }
    guard let name else {
      if blocks.isEmpty { throw Refusal(.noBlocks(of: kind, at: span)) }
      return blocks
    }
    guard let block = blocks.first(where: { $0.name == name.text }) else {
      throw Refusal(.unknownBlock(name.text, kind: kind, known: blocks.map(\.name), at: name.span))
    }
    return [block]
  }

  func pilotReport(_ block: CheckedBlock) -> Report? {
    model.pilots[block.name].map { reading in
      PilotReport(reading, uses: model.pilotInputs.filter { $0.from.pilot == block.name }).report()
    }
  }
}

extension TokenCursor {
  /// A dotted name as one identifier, if a word is next.
  mutating func blockName(_ what: String) throws(Diagnostic) -> Identifier? {
    guard nextWord != nil, !isNext(word: "in"), !isNext(word: "as") else { return nil }
    let parts = try name(what)
    guard let first = parts.first, let last = parts.last else { return nil }
    return Identifier(parts.map(\.text).joined(separator: "."), first.span.joined(with: last.span))
  }

  /// `as of 2026-03-31`, if it is next: the last day of what is named.
  mutating func asOf() throws(Diagnostic) -> Day? {
    guard take(word: "as") else { return nil }
    try word("of")
    return Day(lastOf: try date("a date such as 2026-03-31"))
  }
}
