import Quantities
import Reports

/// The frame of a picture whose numbers stand at places with a name: periods, steps, kinds.
struct SeriesAxes {
  let y: AxisScale
  let left = 78.0
  let right: Double
  private let labels: [String]
  private let style: NumberStyle
  private let height: Double

  init(_ values: [Double], labels: [String], style: NumberStyle, width: Double, height: Double) {
    y = AxisScale(values, from: height - 26, to: 12)
    right = width - 44
    self.labels = labels
    self.style = style
    self.height = height
  }

  /// Where the place of an index is: at the ends for a line, in the middle of its share for a column.
  func x(_ index: Int, isColumn: Bool = false) -> Double {
    if isColumn { return left + (Double(index) + 0.5) / Double(max(labels.count, 1)) * (right - left) }
    return left + Double(index) / Double(max(labels.count - 1, 1)) * (right - left)
  }

  var columnWidth: Double { (right - left) / Double(max(labels.count, 1)) }

  /// What is not finite is left out.
  func points(_ values: [Double]) -> [Drawing.Point] {
    values.enumerated().filter(\.element.isFinite).map { .init(x($0.offset), y.position($0.element)) }
  }

  func draw(in drawing: inout Drawing, isColumn: Bool = false) {
    for tick in y.ticks {
      let place = y.position(tick)
      drawing.line(.init(left, place), .init(right, place), tick == 0 ? .axis : .grid)
      drawing.text(style.text(tick), at: .init(left - 6, place + 4), .end)
    }
    // As many names as there is room for, the last one always.
    let longest = Double(labels.map(\.count).max() ?? 1) * 6.6 + 10
    let room = max(Int((right - left) / longest), 1)
    let step = max((labels.count + room - 1) / room, 1)
    let last = labels.count - 1
    for (index, label) in labels.enumerated() {
      let isShown = index == last || (index % step == 0 && (last - index >= step || last % step == 0))
      if isShown { drawing.text(label, at: .init(x(index, isColumn: isColumn), height - 9), .middle) }
    }
  }
}
