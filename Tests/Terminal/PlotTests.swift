import Testing

@testable import Terminal

@Suite struct SparklineTests {
  @Test func `the least value is the lowest block and the greatest the highest`() {
    #expect(Sparkline.line([0, 1, 2, 3, 4, 5, 6, 7], unicode: true) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.line([-100, 250, 600], unicode: true) == "▁▅█")
    #expect(Sparkline.line([0, 1, 2, 3, 4, 5, 6, 7], unicode: false) == "_.-=+*#@")
  }

  @Test func `a series that does not vary runs at middle height`() {
    #expect(Sparkline.line([3, 3, 3], unicode: true) == "▄▄▄")
  }

  @Test func `what is not finite is a gap`() {
    #expect(Sparkline.line([0, .nan, 1, .infinity], unicode: true) == "▁ █ ")
    #expect(Sparkline.line([.nan], unicode: true) == " ")
    #expect(Sparkline.line([], unicode: true) == "")
  }

  @Test func `the widest finite span is drawn`() {
    let most = Double.greatestFiniteMagnitude
    #expect(Sparkline.line([-most, 0, most], unicode: true) == "▁▅█")
  }
}

@Suite struct BarTests {
  @Test func `a bar is as long as its share, to an eighth of a column`() {
    #expect(Bar.filled(1, width: 4, unicode: true) == "████")
    #expect(Bar.filled(0.5, width: 4, unicode: true) == "██")
    #expect(Bar.filled(0.5, width: 5, unicode: true) == "██▌")
    #expect(Bar.filled(1.0 / 32, width: 4, unicode: true) == "▏")
    #expect(Bar.filled(0.6, width: 5, unicode: false) == "###")
  }

  @Test(arguments: [true, false]) func `a share outside its range is clamped`(unicode: Bool) {
    #expect(Bar.filled(-1, width: 5, unicode: unicode) == "")
    #expect(Bar.filled(.nan, width: 5, unicode: unicode) == "")
    #expect(Bar.filled(.infinity, width: 5, unicode: unicode).count == 5)
    #expect(Bar.filled(1, width: -3, unicode: unicode) == "")
  }

  @Test func `a stretch covers its part of the axis, in either direction, with the mark on top`() {
    #expect(Bar.stretch(from: -10, to: 0, on: -10...10, width: 5, unicode: true) == "███  ")
    #expect(Bar.stretch(from: 0, to: -10, on: -10...10, width: 5, mark: 0, unicode: true) == "██│  ")
    #expect(Bar.stretch(from: 5, to: 10, on: -10...10, width: 5, mark: 0, unicode: false) == "  |##")
  }

  @Test func `a stretch beyond the axis ends at its edge, and an empty one is empty`() {
    #expect(Bar.stretch(from: -99, to: 99, on: -1...1, width: 3, unicode: true) == "███")
    #expect(Bar.stretch(from: 1, to: 1, on: 0...2, width: 3, unicode: true) == "   ")
    #expect(Bar.stretch(from: .nan, to: 1, on: 0...2, width: 3, unicode: true) == "   ")
    #expect(Bar.stretch(from: 1, to: 1, on: 1...1, width: 3, mark: 1, unicode: true) == " │ ")
  }
}
