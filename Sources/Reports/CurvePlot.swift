/// One quantity against another: points along a curve, and places that have a name.
package struct CurvePlot: Sendable {
  package struct Mark: Sendable {
    package let name: String
    package let x: Double
    package let y: Double
    /// What the legend says in place of name and numbers.
    package let text: String?
    package init(_ name: String, x: Double, y: Double, text: String? = nil) {
      self.name = name
      self.x = x
      self.y = y
      self.text = text
    }
  }
  package let title: String
  package let xName: String
  package let yName: String
  /// Ascending.
  package let xs: [Double]
  package let ys: [Double]
  package let xStyle: NumberStyle
  package let yStyle: NumberStyle
  package let marks: [Mark]

  package init(
    title: String, xName: String, yName: String, xs: [Double], ys: [Double], xStyle: NumberStyle, yStyle: NumberStyle,
    marks: [Mark] = []
  ) {
    self.title = title
    self.xName = xName
    self.yName = yName
    self.xs = xs
    self.ys = ys
    self.xStyle = xStyle
    self.yStyle = yStyle
    self.marks = marks
  }

  /// The same as numbers, for what draws nothing.
  package var table: Table {
    Table(
      caption: title, columns: [Table.Column(xName, .figure), Table.Column(yName, .figure)],
      rows: zip(xs, ys).map { Table.Row(.line, [.number($0, xStyle), .number($1, yStyle)]) })
  }
}
