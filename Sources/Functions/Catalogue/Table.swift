/// A column of a data file by the members of a dimension, and over time where a date column is named.
package struct Table: DataFunction {
  package let name = "table"
  package var parameters: [Parameter] {
    [
      Parameter("file", .text), Parameter("column of values", label: "value", .text),
      Parameter("dimension", label: "by", .axis, repeats: true),
      Parameter("column", label: "date", .text, optional: true),
    ]
  }
  package let summary = """
    Values by the members of a dimension from a CSV file, whose column is called as the dimension is; with `date` \
    each holds from its date until the next. Missing, extra and duplicate members are errors.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      unit case
      dimension queue = billing, claims
      volume = table("volume.csv", value: "cases", by: queue) case/month
      answer = sum(volume, over: queue)
      """, answer: "150", files: ["volume.csv": "queue,cases\nbilling,100\nclaims,50\n"])
}
