/// A picture as shapes on a plane: what the HTML page and the PDF both draw.
///
/// Points, from the top left corner. Shades are told apart without colour: by lightness, and by hatching.
package struct Drawing: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Frame: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double
    package init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// The parts a picture can have, in an order in which neighbours differ in lightness.
  package enum Shade: Int, Sendable, CaseIterable {
    case first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth
    /// What is adverse: losses, costs that grow.
    case adverse
    /// A band, a background.
    case faint

    /// The n-th of the ten that tell parts apart.
    package static func part(_ index: Int) -> Shade { allCases[index % 10] }
  }

  package enum Stroke: Sendable, Equatable {
    case axis, grid, line(Shade), dashed(Shade)
  }

  package enum Anchor: Sendable { case start, middle, end }

  package enum Shape: Sendable, Equatable {
    case line(Point, Point, Stroke)
    case curve([Point], Stroke)
    case area([Point], Shade)
    case bar(Frame, Shade)
    case dot(Point, Shade)
    case text(String, Point, Anchor, isStrong: Bool)
  }

  /// What it shows, in one sentence: read out in place of the picture.
  package var title: String
  /// The figures it shows, in words.
  package var summary: String
  package var width: Double
  package var height: Double
  package var shapes: [Shape] = []

  package init(title: String, summary: String, width: Double, height: Double) {
    self.title = title
    self.summary = summary
    self.width = width
    self.height = height
  }

  mutating func line(_ from: Point, _ to: Point, _ stroke: Stroke) { shapes.append(.line(from, to, stroke)) }
  mutating func text(_ text: String, at point: Point, _ anchor: Anchor = .start, isStrong: Bool = false) {
    shapes.append(.text(text, point, anchor, isStrong: isStrong))
  }
}
