import Checking
import Diagnostics
import Engine
import Quantities
import Sampling

extension DiagnosticCode {
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
      sensitivity
      """),
    mend: "Take the nearest correlations that are possible, which the message lists.")
}

extension Diagnostic {
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
}
