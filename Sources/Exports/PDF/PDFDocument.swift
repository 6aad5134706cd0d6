import CPage
import Diagnostics
import Quantities
import Reports

/// A document under way: pages of one size, drawn from the top.
final class PDFDocument {
  /// Paper, in points.
  struct Paper {
    let width: Double
    let height: Double
    let margin: Double

    init(_ paper: Reports.Paper) {
      switch paper {
      case .a4: (width, height) = (595.276, 841.89)
      case .letter: (width, height) = (612, 792)
      }
      margin = 38
    }

    var textWidth: Double { width - 2 * margin }
    var bottom: Double { height - margin - 14 }
  }

  struct Look {
    var points: Double
    var isBold = false
    var isMono = false
    var color: UInt32 = ink

    var flags: CInt { CInt(isBold ? CPageBold : 0) | CInt(isMono ? CPageMono : 0) }
  }

  static let ink: UInt32 = 0x16_202B
  static let quiet: UInt32 = 0x43_505E
  static let blue: UInt32 = 0x1F_3A5F
  static let rule: UInt32 = 0x8A_97A5

  let paper: Paper
  /// At the foot of every page, before its number.
  private let foot: String
  private let page: OpaquePointer
  private(set) var pageNumber = 1
  /// Where the next block begins.
  var y: Double

  /// - Throws: where Cairo or Pango is not installed.
  init(title: String, foot: String, creator: String, time: String?, paper: Paper) throws(Diagnostic) {
    guard let page = cpage_open(paper.width, paper.height, title, creator, time) else {
      throw .missingLibrary(cpage_missing().map { String(cString: $0) } ?? "memory", for: "PDF")
    }
    self.page = page
    self.paper = paper
    self.foot = foot
    y = paper.margin
  }

  deinit { cpage_close(page) }

  /// Ends the document.
  func bytes() -> [UInt8] {
    drawFoot()
    var count = 0
    guard let bytes = cpage_finish(page, &count) else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  // MARK: Pages

  func newPage() {
    drawFoot()
    cpage_next(page)
    pageNumber += 1
    y = paper.margin
  }

  /// Begins a new page where less than this is left of the one under way.
  func need(_ height: Double) {
    if y + height > paper.bottom, y > paper.margin { newPage() }
  }

  private func drawFoot() {
    let look = Look(points: 6.5, color: Self.quiet)
    let top = paper.height - paper.margin - 4
    text(String(pageNumber), at: (paper.width - paper.margin, top), look, alignment: .end)
    cpage_clip(page, paper.margin, top, paper.textWidth - 30, 12)
    text(foot, at: (paper.margin, top), look)
    cpage_unclip(page)
  }

  // MARK: Type

  func size(_ text: String, _ look: Look, wrap: Double = 0) -> (width: Double, height: Double) {
    var (width, height) = (0.0, 0.0)
    cpage_measure(page, text, look.points, look.flags, wrap, &width, &height)
    return (width, height)
  }

  func baseline(_ look: Look) -> Double { cpage_baseline(page, look.points, look.flags) }

  func text(
    _ text: String, at place: (x: Double, y: Double), _ look: Look, wrap: Double = 0,
    alignment: CPageAlignment = .start
  ) {
    cpage_text(page, text, place.x, place.y, look.points, look.flags, wrap, alignment, look.color)
  }

  /// A paragraph over the width of the page.
  func paragraph(_ text: String, _ look: Look = Look(points: 8.5), indent: Double = 0, after: Double = 3) {
    let width = paper.textWidth - indent
    let height = size(text, look, wrap: width).height
    need(height)
    self.text(text, at: (paper.margin + indent, y), look, wrap: width)
    y += height + after
  }

  /// A heading, kept together with what follows.
  func heading(_ text: String, level: Int) {
    heading(text, level: level, x: paper.margin, width: paper.textWidth)
  }

  /// The same over a part of the width.
  func heading(_ text: String, level: Int, x: Double, width: Double) {
    let look = Look(points: level == 1 ? 16 : level == 2 ? 11 : 9.5, isBold: true)
    let height = size(text, look, wrap: width).height
    if level > 1 { y += level == 2 ? 8 : 5 }
    need(height + 44)
    cpage_outline(page, text, CInt(level), y)
    self.text(text, at: (x, y), look, wrap: width)
    y += height + 2
    if level == 2 {
      rectangle(x, y, width, 1.2, Self.blue)
      y += 5
    }
  }

  // MARK: Shapes

  func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: UInt32) {
    cpage_rectangle(page, x, y, width, height, color)
  }

  func line(_ points: [Drawing.Point], width: Double, _ color: UInt32, isDashed: Bool = false) {
    let flat = points.flatMap { [$0.x, $0.y] }
    cpage_line(page, flat, points.count, width, color, isDashed)
  }

  func area(_ points: [Drawing.Point], _ color: UInt32) {
    let flat = points.flatMap { [$0.x, $0.y] }
    cpage_area(page, flat, points.count, color)
  }

  func dot(_ point: Drawing.Point, radius: Double, _ color: UInt32) {
    cpage_dot(page, point.x, point.y, radius, color)
  }

  /// Draws within a rectangle only.
  func clipped(to frame: Drawing.Frame, _ draw: () -> Void) {
    cpage_clip(page, frame.x, frame.y, frame.width, frame.height)
    draw()
    cpage_unclip(page)
  }
}
