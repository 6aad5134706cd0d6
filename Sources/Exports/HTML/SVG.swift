import Quantities

/// A drawing as inline SVG, with its title and figures for those who hear a page rather than see it.
enum SVG {
  /// - Parameter id: unique on the page.
  static func text(of drawing: Drawing, id: String) -> String {
    let size = "\(number(drawing.width)) \(number(drawing.height))"
    var lines = [
      "<svg role=\"img\" viewBox=\"0 0 \(size)\" aria-labelledby=\"\(id)-t \(id)-d\">",
      "<title id=\"\(id)-t\">\(HTML.escaped(drawing.title))</title>",
      "<desc id=\"\(id)-d\">\(HTML.escaped(drawing.summary))</desc>",
    ]
    lines += drawing.shapes.map(shape)
    lines.append("</svg>")
    return lines.joined(separator: "\n")
  }

  /// The hatchings that shades refer to, once a page.
  static let patterns: String = {
    let hatches = Drawing.Shade.allCases.compactMap { shade -> String? in
      guard let lines = shade.paint.hatching?.tile else { return nil }
      return """
        <pattern id="\(name(shade))" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect width="6" height="6" class="s-\(name(shade))"/><path d="\(lines)" class="hatch"/></pattern>
        """
    }
    return "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n"
      + hatches.joined(separator: "\n") + "\n</defs></svg>"
  }()

  private static func shape(_ shape: Drawing.Shape) -> String {
    switch shape {
    case .line(let a, let b, let stroke):
      return "<path class=\"\(style(stroke))\" d=\"M\(point(a))L\(point(b))\"/>"
    case .curve(let points, let stroke):
      return "<path class=\"\(style(stroke))\" d=\"M\(points.map(point).joined(separator: "L"))\"/>"
    case .area(let points, let shade):
      return "<path fill=\"\(fill(shade))\" d=\"M\(points.map(point).joined(separator: "L"))Z\"/>"
    case .bar(let frame, let shade):
      return
        "<rect x=\"\(number(frame.x))\" y=\"\(number(frame.y))\" width=\"\(number(frame.width))\" "
        + "height=\"\(number(frame.height))\" fill=\"\(fill(shade))\" class=\"bar\"/>"
    case .dot(let centre, let shade):
      return
        "<circle cx=\"\(number(centre.x))\" cy=\"\(number(centre.y))\" r=\"4\" fill=\"\(fill(shade))\" class=\"bar\"/>"
    case .text(let text, let at, let anchor, let isStrong):
      let strong = isStrong ? " class=\"strong\"" : ""
      let place =
        switch anchor {
        case .start: ""
        case .middle: " text-anchor=\"middle\""
        case .end: " text-anchor=\"end\""
        }
      return "<text x=\"\(number(at.x))\" y=\"\(number(at.y))\"\(place)\(strong)>\(HTML.escaped(text))</text>"
    }
  }

  private static func style(_ stroke: Drawing.Stroke) -> String {
    switch stroke {
    case .axis: "axis"
    case .grid: "grid"
    case .line(let shade): "curve c-\(name(shade))"
    case .dashed(let shade): "curve dashed c-\(name(shade))"
    }
  }

  private static func fill(_ shade: Drawing.Shade) -> String {
    shade.paint.hatching == nil ? color(shade) : "url(#\(name(shade)))"
  }

  static func name(_ shade: Drawing.Shade) -> String { "shade\(shade.rawValue)" }

  static func color(_ shade: Drawing.Shade) -> String {
    let digits = String(shade.paint.color, radix: 16)
    return "#" + String(repeating: "0", count: max(6 - digits.count, 0)) + digits
  }

  private static func point(_ point: Drawing.Point) -> String { "\(number(point.x)) \(number(point.y))" }

  private static func number(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2, grouped: false)
  }
}
