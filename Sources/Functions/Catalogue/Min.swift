import Program

/// The least of several values, or of one over an axis or over the periods.
package struct Min: Extreme {
  package let name = "min"
  package let summary = """
    The least of several values period by period, or of one value over a dimension or over time \
    (periods 1 to the last).
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = min(period_number, 2)
      """, answer: "0, 1, 2, 2")
  let operation = BinaryOperation.minimum
  let reduction = Reduction.minimum
}
