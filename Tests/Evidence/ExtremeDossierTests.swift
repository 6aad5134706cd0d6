import Quantities
import Testing

@testable import Evidence

/// Blocks in which every field has a value at the edge of what its shape allows.
struct ExtremeDossierTests {
  static let numbers: [Double] = [0, .leastNormalMagnitude, 0.5, 2, 1e15, 1e300, .greatestFiniteMagnitude]

  private static func value(_ shape: ValueShape, _ number: Double, _ names: [String], _ turn: Int) -> FieldValue {
    switch shape {
    case .text, .phrase: return .text(turn % 2 == 0 ? "x" : "Deploy an LLM with 1e999 prompts significantly, in 9999")
    case .choice(let words): return .text(words[turn % words.count])
    case .name, .newName: return .name(names[turn % names.count])
    case .date: return .date([.year(1), .month(Month(year: 2026, month: 3)), .year(9_999)][turn % 3])
    case .period: return .period(.year(turn % 2 == 0 ? 2026 : 1), .year(turn % 3 == 0 ? 9_999 : 1))
    case .flag: return .flag(turn % 2 == 0)
    case .number(let sort): return .number(Measured(sort.allows(number) ? number : 1))
    case .condition: return .condition("x", [true, false, nil][turn % 3])
    case .target:
      let aims: [Target.Aim] = [
        .lower(number), .higher(number), .between(number, -number), .atLeast(number), .atMost(-number),
        .exactly(number),
      ]
      return .target(Target(aims[turn % aims.count], by: turn % 2 == 0 ? Day(9_999, 12, 31) : nil))
    case .list(let inner): return .list((0..<3).map { value(inner, number, names, turn + $0) })
    case .clause(let parts): return .clause(Clause(clause(parts, number, names, turn)))
    }
  }

  private static func clause(
    _ parts: [ClausePart], _ number: Double, _ names: [String], _ turn: Int
  ) -> [String: FieldValue] {
    var found: [String: FieldValue] = [:]
    for part in parts {
      switch part {
      case .words: break
      case .value(let label, let shape): found[label] = value(shape, number, names, turn)
      case .optional(let inner): found.merge(clause(inner, number, names, turn)) { a, _ in a }
      }
    }
    return found
  }

  static func dossier(_ number: Double, turn: Int) -> Dossier {
    let names = ["a0", "a1", "b0", "b1", "nobody"]
    let records = BlockKind.all.flatMap { kind in
      names.prefix(4).enumerated().map { index, name in
        var values: [String: [FieldValue]] = [:]
        for (place, field) in kind.fields.enumerated() where (turn + place + index) % 5 != 0 {
          values[field.key] = (0..<(field.repeats ? 3 : 1)).map {
            Self.value(field.shape, number, names, turn + place + index + $0)
          }
        }
        return BlockRecord(kind.keyword, name, turn % 2 == 0 ? nil : "Label", values)
      }
    }
    return Make.dossier(records) { dossier in
      dossier.money.start = Day(2026, 1, 1)
      dossier.money.npv = number
      dossier.money.paybackMonths = number
      dossier.money.reads = ["a0": ["a1"], "a1": ["b0"], "b0": ["a0"]]
      dossier.money.lines = names.enumerated().map { index, name in
        var line = LineFact(name, index % 2 == 0 ? .cost : .benefit)
        line.presentValue = number
        line.kind = ["cash", "capacity", "avoided", "revenue", "risk"][index]
        return line
      }
      for name in names {
        dossier.money.present[name] = number
        dossier.money.npvByScenario[name] = -number
        dossier.money.coverage[name] = CoverageFact(expectedChange: number, wantedChange: -number)
        var fact = PilotFact(name, verdict: .notProven)
        fact.needed = number
        fact.weeks = number
        fact.teamsHolding = number
        dossier.pilotFacts[name] = fact
        dossier.actuals[name] = ActualSeries(
          name: name, weeks: (0..<6).map { Day(2026, 1, 5).advanced(by: 7 * $0) },
          values: [number, 0, -number, number, 0, number])
      }
    }
  }

  @Test(arguments: numbers) func `no value, however large or small, stops an assessment`(_ number: Double) {
    for turn in 0..<5 {
      let dossier = Self.dossier(number, turn: turn)
      let found = RuleBook.findings(in: dossier)
      #expect(!found.isEmpty)
      for finding in found {
        let text = finding.text.lowercased()
        #expect(!text.contains("nan") || text.contains("finan") || text.contains("governan"), "\(finding.text)")
        #expect(!text.contains("inf%") && !text.contains(" inf "), "\(finding.text)")
      }
      #expect(Scorecard(dossier).rows.count == 6)
      #expect(ProgrammeDiagnosis(dossier).answers.count == 5)
      for gate in dossier.gates { #expect(!GateVerdict(gate, dossier).requirements.isEmpty) }
      #expect(GoLivePlan(dossier).delayDays >= 0)
    }
  }
}
