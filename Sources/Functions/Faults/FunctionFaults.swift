package import Diagnostics

extension DiagnosticCode {
  /// What can be wrong with a call of a function.
  package static let functions: [DiagnosticCode] = [
    .missingArgument, .unexpectedArgument, .wrongArgument, .argumentsDoNotFit, .argumentUnit, .growthPeriod,
    .sumOverTime, .axisNotThere, .dateOutsideTimeline, .impossibleArgument, .entriesOutOfOrder, .missingMonths,
    .argumentVaries, .notAnAmount, .dimensionLeft, .totalsWithoutCurrency,
  ]
}
