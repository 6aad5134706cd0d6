/// A column of a data file over time.
package struct Series: DataFunction {
  package let name = "series"
  package var parameters: [Parameter] {
    [
      Parameter("file", .text), Parameter("column", label: "date", .text),
      Parameter("column of values", label: "value", .text),
    ]
  }
  package let summary = """
    A series from a CSV file: each value holds from its date until the next. A unit follows the closing bracket. \
    The path is relative to the file that names it.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 2 months
      unit case
      answer = series("cases.csv", date: "month", value: "cases") case/month
      """, answer: "0, 100, 120", files: ["cases.csv": "month,cases\n2026-01,100\n2026-02,120\n"])
}
