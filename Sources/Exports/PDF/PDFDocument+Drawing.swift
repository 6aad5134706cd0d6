import CPage

extension PDFDocument {
  /// A drawing, scaled to a width, with its top left corner at a place. The height it took is returned.
  @discardableResult
  func draw(_ drawing: Drawing, x left: Double, y top: Double, width: Double) -> Double {
    let scale = width / drawing.width
    func at(_ point: Drawing.Point) -> Drawing.Point { .init(left + point.x * scale, top + point.y * scale) }
    for shape in drawing.shapes {
      switch shape {
      case .line(let a, let b, let stroke): draw([at(a), at(b)], stroke, scale)
      case .curve(let points, let stroke): draw(points.map(at), stroke, scale)
      case .area(let points, let shade): area(points.map(at), shade.paint.color)
      case .bar(let frame, let shade):
        let corner = at(.init(frame.x, frame.y))
        bar(.init(x: corner.x, y: corner.y, width: frame.width * scale, height: frame.height * scale), shade)
      case .dot(let point, let shade): dot(at(point), radius: 4 * scale, shade.paint.color)
      case .text(let text, let point, let anchor, let isStrong):
        let look = Look(points: 11 * scale, isBold: isStrong)
        let place = at(point)
        let alignment: CPageAlignment =
          switch anchor {
          case .start: .start
          case .middle: .middle
          case .end: .end
          }
        self.text(text, at: (place.x, place.y - baseline(look)), look, alignment: alignment)
      }
    }
    return drawing.height * scale
  }

  private func draw(_ points: [Drawing.Point], _ stroke: Drawing.Stroke, _ scale: Double) {
    switch stroke {
    case .axis: line(points, width: 0.8, Self.quiet)
    case .grid: line(points, width: 0.5, 0xD5_DCE3)
    case .line(let shade): line(points, width: 2.4 * scale, shade.paint.color)
    case .dashed(let shade): line(points, width: 2.4 * scale, shade.paint.color, isDashed: true)
    }
  }

  private func bar(_ frame: Drawing.Frame, _ shade: Drawing.Shade) {
    rectangle(frame.x, frame.y, frame.width, frame.height, shade.paint.color)
    if let hatching = shade.paint.hatching {
      clipped(to: frame) { for stroke in hatching.strokes(over: frame) { line(stroke, width: 0.5, 0x5A_6470) } }
    }
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    line(
      [
        .init(frame.x, frame.y), .init(right, frame.y), .init(right, bottom), .init(frame.x, bottom),
        .init(frame.x, frame.y),
      ], width: 0.4, Self.ink)
  }
}
