import Diagnostics
import FoundationEssentials
import ModelGenerator
import Testing

@testable import Syntax

/// Whatever the bytes are, reading and formatting end with a tree.
struct FuzzTests {
  private static let fragments = [
    "(", ")", "{", "}", "[", "]", "\"", "#", "\n", "\n  ", ";", ",", ":", "=", "..", "/", "-", " per ", " in ", " as ",
    " by ", "input ", "cost ", "scenario s { ", "use a/b ", "if ", "not ", "1,200", "3m", "€", "2026-13", "“", "é",
    "\0",
    "\t", "\r\n", "%", " ", "key result ", "  source: ", "1e400", "\u{FEFF}", "🎉", "set x = ", "\\",
  ]

  @Test func `mutated models are read, and formatting them twice is formatting once`() throws {
    let seeds = try TextFiles.models.map { Array(try TextFiles.source($0).text.utf8) }
    let start = ContinuousClock.now
    var random = SplitMix(seed: 7)
    var runs = 0
    while ContinuousClock.now - start < .seconds(2) {
      var bytes = try #require(seeds.randomElement(using: &random))
      let from = Int.random(in: 0..<bytes.count, using: &random)
      bytes = Array(bytes[from..<min(bytes.count, from + 1_500)])
      for _ in 0..<Int.random(in: 1...12, using: &random) { mutate(&bytes, &random) }
      let text = String(decoding: bytes, as: UTF8.self)
      let file = SourceFile(name: "fuzz.roi", text: text)
      let tree = Parser.parseModel(file)
      let session = Parser.parseSession(file, verbs: TextFiles.verbs)
      _ = (tree.diagnostics + session.diagnostics).map { $0.rendered() }
      let once = Formatter.format(tree)
      let again = Parser.parseModel(SourceFile(name: "fuzz.roi", text: once))
      #expect(Formatter.format(again) == once, "\(text.debugDescription)")
      #expect(Outline.of(again) == Outline.of(tree), "\(text.debugDescription)")
      runs += 1
    }
    #expect(runs > 20)
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 1...20, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(at..<end)
    case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case _: bytes.insert(contentsOf: (Self.fragments.randomElement(using: &random) ?? "").utf8, at: at)
    }
  }
}
