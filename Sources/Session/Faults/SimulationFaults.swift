package import Analysis
import Checking
package import Diagnostics
import Engine
import Quantities
import Sampling

extension DiagnosticCode {
  static let simulations: [DiagnosticCode] = [
    trialCount, seedNumber, nothingUncertain, impossibleCorrelations, shardNumber, notAShard, shardsApart,
    probabilityArgument, tooManyToCompare, stopped,
  ]

  static let trialCount = DiagnosticCode(
    "E0610", "A simulation runs a whole number of trials, from 1 to 1bn.",
    example: .session("load programmes/support-copilot\nsimulate 0 trials\n"),
    mend: "Write `simulate`, which runs enough for the digits shown, or a number such as `simulate 100k trials`.")

  static let seedNumber = DiagnosticCode(
    "E0611", "A seed is a whole number from 0 to 2^53. The same seed gives the same draws.",
    example: .session("load programmes/support-copilot\nsimulate seed 1.5\n"), mend: "Write `simulate seed 15`.")

  static let nothingUncertain = DiagnosticCode(
    "E0612",
    """
    No input of the scenario has a shape, or `set` fixed those that have one: every trial gives the same. A range \
    alone, without `as`, is for tornado and register; it draws nothing.
    """,
    example: .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input price = 9 EUR/month
      cost licences = price
      simulate
      """),
    mend: "Give an input a range and a shape: `input price = 9 EUR/month in 7 .. 12 as pert`.")

  static let impossibleCorrelations = DiagnosticCode(
    "E0613",
    """
    The rank correlations contradict each other: no numbers have all of them together. If a goes with b and b with c, \
    a cannot go against c.
    """,
    example: .session(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input a = 9 EUR/month in 7 .. 12 as pert
      input b = 9 EUR/month in 7 .. 12 as pert
      input c = 9 EUR/month in 7 .. 12 as pert
      correlate a with b 0.9
      correlate b with c 0.9
      correlate a with c -0.9
      cost licences = a + b + c
      simulate
      """),
    mend: "Take the nearest correlations that are possible, which the message lists.")

  static let shardNumber = DiagnosticCode(
    "E0614", "A shard is named by its number and how many there are: 1/4, 2/4, 3/4, 4/4.",
    example: .commandLine("simulate programmes/support-copilot --shard 5/4 -o part.hshard"),
    mend: "Write `--shard 4/4`.")

  static let notAShard = DiagnosticCode(
    "E0615", "`merge` puts together what `simulate --shard` wrote, and this is something else, or was cut short.",
    example: .commandLine("merge /etc/hostname"), mend: "Name the files that `simulate --shard K/N -o FILE` wrote.")

  static let shardsApart = DiagnosticCode(
    "E0616",
    """
    The shards of one simulation have the same models, scenario, settings, seed, points and number of trials, come \
    from the same version of Hurdle, and are all there once.
    """,
    example: .commandLine(
      "simulate programmes/support-copilot --trials 32 --shard 1/2 -o - | \"$0\" merge -"),
    mend: "Name every shard once, and run those again that differ.")

  static let probabilityArgument = DiagnosticCode(
    "E0617", "`P(…)` is the probability of one condition that is the same in every period: P(npv < 0).",
    example: .session("load programmes/support-copilot\nshow P(npv)\n"), mend: "Write `show P(npv < 0)`.")

  static let tooManyToCompare = DiagnosticCode(
    "E0618", "Scenarios are compared trial by trial, for which every number is kept: up to 10M trials.",
    example: .session("load programmes/support-copilot\nsimulate 20M trials base cautious\n"),
    mend: "Write `simulate 10M trials base cautious`, or fewer.")

  static let stopped = DiagnosticCode(
    "E0619", "Ctrl-C stopped the computation before there was anything to tell. The session is as it was.",
    example: .session("load programmes/support-copilot\nsimulate 1bn trials\n"), mend: "Ask for fewer trials.")
}

extension Diagnostic {
  static func tooFewTrials(at span: Span?) -> Diagnostic {
    Diagnostic(
      .trialCount, "a simulation needs at least one trial", at: span,
      hint: "leave the number out for as many as the digits shown need")
  }

  static func tooManyTrials(_ count: Double, at span: Span?) -> Diagnostic {
    Diagnostic(
      .trialCount, "\(NumberText.shortest(count, separator: ",")) trials are more than 1,000,000,000", at: span,
      hint: "for more precision than that, run several seeds")
  }

  static func partialTrial(_ text: String, at span: Span?) -> Diagnostic {
    Diagnostic(.trialCount, "there is no part of a trial: \(text)", at: span, hint: "write a whole number: 100k trials")
  }

  static func notASeed(_ text: String, at span: Span?) -> Diagnostic {
    Diagnostic(.seedNumber, "\(text) is no seed", at: span, hint: "write a whole number from 0 to 2^53: seed 7")
  }

  static func nothingUncertain(fixed: [String]) -> Diagnostic {
    let because = fixed.isEmpty ? [] : [Note("fixed by set or scenario: \(fixed.joined(separator: ", "))")]
    return Diagnostic(
      .nothingUncertain, "nothing in this scenario is uncertain, so every trial gives the same", at: nil,
      notes: because, hint: "give an input a range and a shape: input NAME = 14% in 9% .. 19% as pert",
      severity: .warning)
  }

  static func impossibleCorrelations(
    _ fault: ImpossibleCorrelations, of cells: [UncertainInputs.Cell], in model: CheckedModel
  ) -> Diagnostic {
    func name(_ index: Int) -> String { cells.indices.contains(index) ? cells[index].name : "?" }
    func quantity(_ index: Int) -> QuantityID? { cells.indices.contains(index) ? cells[index].quantity : nil }
    let pair: Set = [quantity(fault.worst.first), quantity(fault.worst.second)]
    let stated = model.correlations.first { pair == Set([$0.first, $0.second]) }
    let offers = fault.nearest.map { pair in
      "correlate \(name(pair.first)) with \(name(pair.second)) \(NumberText.shortest(pair.coefficient))"
    }
    return Diagnostic(
      .impossibleCorrelations,
      "`\(name(fault.worst.first))` and `\(name(fault.worst.second))` cannot be correlated by "
        + "\(NumberText.shortest(fault.worst.coefficient)) beside the other correlations",
      at: stated?.span, notes: offers.map { Note("possible, and nearest: \($0)") },
      hint: "take the nearest that are possible, or drop one of them")
  }

  package static func notAShardNumber(_ text: String) -> Diagnostic {
    Diagnostic(
      .shardNumber, "`\(text)` names no shard", at: nil, hint: "write its number and how many there are: 1/4")
  }

  package static func shardFault(_ fault: ShardMerge.Fault, file: String) -> Diagnostic {
    switch fault {
    case .notAShard:
      return Diagnostic(
        .notAShard, "\(file) is no shard of a simulation", at: nil,
        hint: "name what simulate --shard K/N -o FILE wrote")
    case .damaged:
      return Diagnostic(.notAShard, "\(file) was cut short or changed", at: nil, hint: "run that shard again")
    case .otherVersion(let version, let first):
      return apart("\(file) was made by Hurdle \(version), the first by \(first)")
    case .otherModel(let path): return apart("\(file) was run on another \(path) than the first")
    case .otherScenario(let scenario, let first):
      return apart("\(file) is of scenario \(scenario), the first of \(first)")
    case .otherOverrides: return apart("\(file) has other settings than the first")
    case .otherTrials(let trials, let first):
      let number = { (count: Int) in NumberText.fixed(Double(count), decimals: 0) }
      return apart("\(file) is part of \(number(trials)) trials, the first of \(number(first))")
    case .otherSeed(let seed, let first): return apart("\(file) has seed \(seed), the first \(first)")
    case .otherPoints: return apart("\(file) has other points than the first")
    case .otherMetrics: return apart("\(file) looks at other metrics than the first")
    case .otherCount(let count, let first): return apart("\(file) is one of \(count) shards, the first of \(first)")
    case .double(let name, let earlier): return apart("shard \(name) is there twice: \(earlier) and \(file)")
    case .incomplete: return apart("not all trials were run")
    case .missing(let names):
      return Diagnostic(
        .shardsApart,
        names.count == 1
          ? "shard \(names[0]) is missing"
          : "shards are missing: \(names.prefix(8).joined(separator: ", "))"
            + (names.count > 8 ? " and \(names.count - 8) more" : ""),
        at: nil, hint: "name every shard once")
    case .noShards: return Diagnostic(.shardsApart, "there is no shard", at: nil, hint: "name every shard once")
    }
  }

  private static func apart(_ title: String) -> Diagnostic {
    Diagnostic(.shardsApart, title, at: nil, hint: "run the shards with the same models and options")
  }

  static func notACondition(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .probabilityArgument, "`\(text)` is no condition of one value", at: span, hint: "write a comparison: P(npv < 0)")
  }

  static func tooManyToCompare(at span: Span?) -> Diagnostic {
    Diagnostic(
      .tooManyToCompare, "scenarios are compared on at most 10,000,000 trials", at: span,
      hint: "write simulate 10M trials, or fewer")
  }

  static func stoppedAtOnce() -> Diagnostic {
    Diagnostic(.stopped, "stopped before a trial was done", at: nil, hint: "the session is as it was")
  }
}
