import Foundation
import Testing

@testable import Routing

struct GradedAnswerTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let data = root.deletingLastPathComponent().appending(path: "shared/data/routellm")
  static var hasData: Bool { FileManager.default.fileExists(atPath: data.path()) }

  /// Fields in quotes may hold commas, line ends and doubled quotes.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(record + [String(decoding: field, as: UTF8.self)])
        record = []
        field = []
      case UInt8(ascii: "\r") where !isQuoted: break
      default: field.append(byte)
      }
    }
    return records
  }

  static func answers() throws -> GradedAnswers {
    let lines = try String(contentsOf: data.appending(path: "mmlu_contaminated.jsonl"), encoding: .utf8)
    let folder = data.appending(path: "mmlu")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    let tables = try names.map { name in
      // Doubled quotes are dropped by the reader above, in prompts alone; those left out have none.
      let rows = records(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      return GradedTable(name: String(name.dropLast(4)), header: rows[0], records: Array(rows.dropFirst()))
    }
    return try GradedAnswers(tables, leavingOut: PromptList.prompts(ofLines: lines))
  }

  struct Reference: Decodable {
    struct Oracle: Decodable { let cpt50, apgr, aiq: Double }
    struct Table: Decodable {
      let seed: UInt64
      let apgr, cpt50, cpt80: Double
      let aiq: Double?
    }
    let prompts: Int
    let weak, strong, best_of_two: Double
    let oracle: Oracle
    let class_table: [Table]
    let bounds: [String: [Double]]
  }

  @Test(.enabled(if: hasData, "the graded answers of ../shared/data are not beside the clone"))
  func `routers on MMLU have the figures of the independent script`() throws {
    let json = try Data(contentsOf: Self.root.appending(path: "Tests/Support/Reference/graded_answers.json"))
    let reference = try JSONDecoder().decode(Reference.self, from: json)
    let answers = try Self.answers()
    #expect(answers.count == 14_037)
    #expect(answers.leftOut == 5)
    #expect(answers.classes.count == 57)
    #expect(answers.models == ["mistralai/Mixtral-8x7B-Instruct-v0.1", "gpt-4-1106-preview"])
    func close(_ one: Double?, _ other: Double) -> Bool { abs((one ?? .infinity) - other) < 1e-12 }
    #expect(close(answers.proportion(0).estimate, reference.weak))
    #expect(close(answers.proportion(1).estimate, reference.strong))
    #expect(close(answers.bestOfTwo(0, 1).estimate, reference.best_of_two))

    let oracle = RouterCurve.oracle(answers, weak: 0, strong: 1)
    #expect(close(oracle.callThreshold(0.5), reference.oracle.cpt50))
    #expect(close(oracle.stayingAtMaximum.sampled(steps: 10).averageGapRecovered, reference.oracle.apgr))
    #expect(abs(oracle.averageImprovement - reference.oracle.aiq) < 1e-9)
    // Published: 6.25% and 1.290.
    #expect(abs((oracle.callThreshold(0.5) ?? 0) - 0.0625) < 5e-5)

    for entry in reference.class_table.prefix(6) {
      let table = RouterCurve.classTable(answers, weak: 0, strong: 1, seed: entry.seed)
      #expect(close(table.averageGapRecovered, entry.apgr), "seed \(entry.seed)")
      #expect(close(table.callThreshold(0.5), entry.cpt50), "seed \(entry.seed)")
      #expect(close(table.callThreshold(0.8), entry.cpt80), "seed \(entry.seed)")
      if let aiq = entry.aiq {
        #expect(abs(table.averageImprovement - aiq) < 1e-9)
      }
    }
    // The published ranges are the least and largest of 30 ways to deal prompts into folds: CPT50 26.7–28.4%, CPT80
    // 55.3–59.0%, APGR 0.672–0.684. Such ends are chance: dealt otherwise (30 permutations, independent draws, or class by
    // class) they come out up to 0.6 points and 0.004 apart. So each median lies within, and nearly all of our 30 seeds.
    for (figure, low, high) in [
      (\Reference.Table.cpt50, 0.267, 0.284), (\.cpt80, 0.553, 0.590), (\.apgr, 0.672, 0.684),
    ] {
      let values = reference.class_table.map { $0[keyPath: figure] }.sorted()
      #expect(values.count == 30)
      // As published, to the last digit that is.
      let inside = values.filter { $0 > low - 5e-4 && $0 < high + 5e-4 }
      #expect(inside.count >= 26)
      #expect(values[0] > low - 0.006 && values[29] < high + 0.006)
      #expect(values[15] > low && values[15] < high)
    }
    for (name, bounds) in reference.bounds {
      let c = try #require(answers.classes.firstIndex(of: name))
      let share = answers.proportion(0, class: c)
      #expect(close(share.estimate, bounds[0]))
      #expect(abs(share.wilson.lower - bounds[1]) < 1e-9 && abs(share.wilson.upper - bounds[2]) < 1e-9)
      #expect(abs(share.clopperPearson.lower - bounds[3]) < 1e-9 && abs(share.clopperPearson.upper - bounds[4]) < 1e-9)
    }
    // A router that knows nothing is a straight line on average, 0.5; one random order comes out near it, as the
    // published 0.497 does.
    #expect(close(RouterCurve.random(answers, weak: 0, strong: 1).averageGapRecovered, 0.5))
    var numbers = SeededNumbers(3)
    let order = (0..<answers.count).map { _ in numbers.next() }
    let random = RouterCurve(answers, weak: 0, strong: 1) { order[$0] }
    #expect(abs((random.averageGapRecovered ?? 0) - 0.5) < 0.025)
  }

  static let small = GradedTable(
    name: "small", header: ["prompt", "category", "weak", "strong"],
    records: [
      ["a", "one", "True", "True"], ["b", "one", "False", "True"], ["c", "two", "False", "False"],
      ["d", "two", "1", "0"],
    ])

  @Test func `marks become qualities, pairs and a curve by hand`() throws {
    let answers = try GradedAnswers([Self.small])
    #expect(answers.classes == ["one", "two"])
    #expect(answers.paired(0, 1) == PairedOutcomes(both: 1, firstOnly: 1, secondOnly: 1, neither: 1))
    #expect(answers.paired(0, 1, class: 0) == PairedOutcomes(both: 1, firstOnly: 0, secondOnly: 1, neither: 0))
    #expect(answers.quality[1][1]?.estimate == 0)
    let oracle = RouterCurve.oracle(answers, weak: 0, strong: 1)
    #expect(oracle.shares == [0, 0.25, 0.75, 1])
    #expect(oracle.qualities == [0.5, 0.75, 0.75, 0.5])
    // Both are right half the time: there is no gap to recover.
    #expect(oracle.averageGapRecovered == nil)
    // Up to 0.75 over a quarter, then staying: 0.25 · 0.625 + 0.75 · 0.75.
    #expect(abs(oracle.averageImprovement - 0.71875) < 1e-12)
  }

  @Test func `a straight line recovers half the gap and half at half the calls`() throws {
    let table = GradedTable(
      name: "line", header: ["prompt", "w", "s"],
      records: [["a", "no", "yes"], ["b", "yes", "yes"], ["c", "no", "yes"], ["d", "no", "no"]])
    let line = RouterCurve.random(try GradedAnswers([table]), weak: 0, strong: 1)
    #expect(line.averageGapRecovered == 0.5)
    #expect(line.callThreshold(0.5) == 0.5)
    #expect(line.callThreshold(1.5) == nil)
  }

  @Test func `files that are no graded answers are refused by column and record`() {
    var table = Self.small
    table.records[2][3] = "maybe"
    #expect(throws: GradedFault.notGraded(file: "small", record: 3, column: "strong", text: "maybe")) {
      try GradedAnswers([table])
    }
    #expect(throws: GradedFault.noRecords(file: "empty")) {
      try GradedAnswers([GradedTable(name: "empty", header: ["prompt"], records: [])])
    }
    #expect(throws: GradedFault.noModels(file: "text", columns: ["prompt", "answer"])) {
      try GradedAnswers([GradedTable(name: "text", header: ["prompt", "answer"], records: [["a", "b"]])])
    }
    #expect(throws: GradedFault.unknownColumn(file: "small", column: "kind", columns: Self.small.header)) {
      try GradedAnswers([Self.small], classColumn: "kind")
    }
    #expect(throws: GradedFault.self) {
      try GradedAnswers([Self.small, GradedTable(name: "other", header: ["prompt", "x"], records: [["a", "1"]])])
    }
    table = Self.small
    table.records[1].removeLast()
    #expect(throws: GradedFault.uneven(file: "small", record: 2, fields: 3, expected: 4)) {
      try GradedAnswers([table])
    }
    // Every prompt left out leaves nothing to count.
    #expect(throws: GradedFault.noRecords(file: "small")) {
      try GradedAnswers([Self.small], leavingOut: ["a", "b", "c", "d"])
    }
  }

  @Test func `paired outcomes give a cascade's quality, single qualities its worst case`() throws {
    var problem = Problems.small
    problem.cascades = Cascades(gate: Gate(passesRight: 0.9, passesWrong: 0.2, cost: 0.001))
    func cascade(_ problem: RoutingProblem) throws -> Policy {
      try #require(PolicyCandidates(problem).byClass[0].first { $0.stages.map(\.model) == [1, 0] })
    }
    // small 95%, large 97%: passes 0.95·0.9 + 0.05·0.2 = 0.865, passed on 0.135; least mended 0.135 + 0.97 − 1 = 0.105.
    let worst = try cascade(problem)
    #expect(abs(worst.stages[1].calls - 0.135) < 1e-12)
    #expect(abs(worst.quality.estimate - (0.855 + 0.105)) < 1e-12)
    #expect(worst.basis == .worstCase(best: 0.855 + min(0.135, 0.97)))
    #expect(abs(worst.cost.tokens - (0.005 + 0.135 * 0.02)) < 1e-12)
    #expect(worst.cost.checks == 0.001)
    // 95 right of 100, the second right on 93 of these and on 4 of the other 5.
    var pairs = [[[PairedOutcomes?]]](repeating: Array(repeating: Array(repeating: nil, count: 3), count: 3), count: 2)
    pairs[0][1][0] = PairedOutcomes(both: 93, firstOnly: 2, secondOnly: 4, neither: 1)
    problem.cascades?.pairs = pairs
    let paired = try cascade(problem)
    #expect(abs(paired.quality.estimate - (0.855 + 0.095 * 93 / 95 + 0.04 * 0.8)) < 1e-12)
    #expect(paired.basis == .paired(prompts: 100))
    #expect(paired.quality.lower < paired.quality.estimate)
  }

  @Test func `no paired outcomes put a cascade below the worst case of its models' qualities`() {
    var numbers = SeededNumbers(5)
    for _ in 0..<500 {
      let counts = (0..<4).map { _ in 1 + numbers.below(50) }
      let pair = PairedOutcomes(
        both: counts[0], firstOnly: counts[1], secondOnly: counts[2], neither: counts[3])
      let n = Double(pair.count)
      let first = Quality(Double(pair.both + pair.firstOnly) / n)
      let second = Quality(Double(pair.both + pair.secondOnly) / n)
      let gate = Gate(passesRight: numbers.next(), passesWrong: numbers.next())
      func outcome(_ pair: PairedOutcomes?) -> PolicyOutcome {
        .gated(first, second, pair: pair, gate: gate, share: 0, detection: 0)
      }
      let known = outcome(pair)
      let unknown = outcome(nil)
      #expect(known.quality.estimate >= unknown.quality.estimate - 1e-12)
      guard case .worstCase(let best) = unknown.basis else {
        Issue.record("a cascade without pairs is a worst case")
        return
      }
      #expect(known.quality.estimate <= best + 1e-12)
    }
  }

  @Test func `prompts are read from JSON lines with their escapes`() {
    let text = #"""
      {"train_prompt": "x", "eval_prompt": "a \"b\"\n\u00e9 \ud83d\ude00 ü", "n": 3, "deep": {"eval_prompt": "no"}}
      {"prompt" : "plain", "list": ["eval_prompt", "no"]}
      not an object
      {"prompt": "open
      """#
    #expect(PromptList.prompts(ofLines: text) == ["a \"b\"\né 😀 ü", "plain"])
  }
}
