import Checking
import Diagnostics
import FoundationEssentials
import Testing

struct SilenceTests {
  @Test(arguments: [
    ("unit FTE = 1_720 hour/\ncost team = 2 FTE * 41 EUR/hour", ["E0117"]),
    ("unit FTE = 1_720 nothing\ncost team = 2 FTE * 41 EUR/hour\ncost more = 3 FTE * 41 EUR/hour", ["E0205"]),
    ("a = 3 seat\nb = 4 seat\nc = a + b", ["E0205"]),
    ("dimension queue =\ninput a by queue = { x: 3, y: 4 }\nb = sum(a, over: queue)\nc = a[x]", ["E0118"]),
    ("input a by queue = { x: 3, y: 4 }\ninput b by queue = 3\nc = sum(a, over: queue)", ["E0209"]),
    ("use costs/nothing as k\na = k.b\nchoice c = k\nscenario s { k.b = 3 }", ["E0001"]),
    ("use costs/nothing\na = unknown * 2\nscenario s { unknown = 3 }", ["E0001"]),
    ("input a = 3 +\nb = a * 2\nscenario s { a = 4 }\ncheck b > 3", ["E0117"]),
  ]) func `what a fault leaves unknown is silent`(text: String, codes: [String]) {
    #expect(Checked("currency EUR\n" + text + "\n").codes == codes)
  }

  @Test func `a broken currency leaves the rates silent`() {
    #expect(Checked("currency euro\nrate 2026-01 1 USD = 0.92 EUR\na = 3 USD * fx.USD\n").codes == ["E0313"])
  }

  @Test func `a library model used twice has its faults shown once`() {
    let reader = StubReader(texts: ["lib": "x = nothing * 2\ny = 3 +\n"])
    #expect(Checked("use lib as a\nuse lib as b\n", reader: reader).codes == ["E0201", "E0117"])
  }

  @Test func `mutated models end in diagnostics`() throws {
    let text = Array(try TextFiles.text(TextFiles.examples.appending(path: "support-copilot.roi")).utf8)
    let library = TextFiles.library
    var state: UInt64 = 20_260_101
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let words = [
      "prev(", ")", "0", "in", " .. ", "{", "}", "[2026-01:", "agents", "*", "use costs/licences\n", "by queue", "\n",
    ]
    let clock = ContinuousClock()
    let end = clock.now + .seconds(1)
    var runs = 0
    while clock.now < end {
      var bytes = text
      for _ in 0...random(8) {
        let at = random(bytes.count)
        let stop = min(bytes.count, at + random(12))
        bytes.replaceSubrange(at..<stop, with: Array(words[random(words.count)].utf8))
      }
      let checked = Checked(String(decoding: bytes, as: UTF8.self), reader: library)
      #expect(checked.model.quantities.count == checked.model.idByName.count)
      runs += 1
    }
    #expect(runs > 0)
  }
}
