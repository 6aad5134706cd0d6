import Finance
import Program

extension ProgramRun {
  /// A financial function of nodes, with the reason where it has no value.
  func financial(_ function: FinancialFunction, _ operands: [Node]) -> MetricValue {
    FinancialCall(timeline: executable.program.timeline, flowsMidPeriod: flowsMidPeriod)
      .value(function, operands.map(row))
  }
}
