import Program

/// The greatest of several values, or of one over an axis or over the periods.
package struct Max: Extreme {
  package let name = "max"
  package let summary = """
    The greatest of several values period by period, or of one value over a dimension or over time \
    (periods 1 to the last).
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = max(period_number, 2)
      """, answer: "2, 2, 2, 3")
  let operation = BinaryOperation.maximum
  let reduction = Reduction.maximum
}
