import Testing

@testable import Terminal

struct ProgressLineTests {
  @Test func `a share done tells the time left at the same pace`() {
    #expect(ProgressLine.text("reading a.csv", share: 0.25, seconds: 4) == "reading a.csv  25%, 12 s left")
    #expect(ProgressLine.text("reading a.csv", share: 0.01, seconds: 4) == "reading a.csv  1%, 7 min left")
  }

  @Test func `nothing done tells no time`() {
    #expect(ProgressLine.text("reading a.csv", share: 0, seconds: 4) == "reading a.csv")
    #expect(ProgressLine.text("reading a.csv", share: .nan, seconds: 4) == "reading a.csv")
  }
}
