import Foundation
import Testing

/// Everything the README shows is run: commands, the session and the model. HURDLE_RECORD=1 writes what they answer.
struct ReadmeTests {
  static let path = BuiltProgram.root.appending(path: "README.md")
  static var isRecording: Bool { ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil }

  /// A fenced block: what stands behind the fence, and its lines.
  struct Block {
    let kind: String
    let lines: [String]
  }

  static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var open: (kind: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(Block(kind: block.kind, lines: block.lines))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  /// The block with the answers that its commands give now.
  static func answered(_ block: Block) throws -> [String] {
    let hurdle = try BuiltProgram()
    try FileManager.default.createSymbolicLink(
      at: hurdle.folder.appending(path: "models"), withDestinationURL: BuiltProgram.root.appending(path: "models"))
    var lines: [String] = []
    if block.kind == "console session" {
      var typed: [String] = []
      var before = ""
      for line in block.lines where line.hasPrefix("hurdle> ") {
        typed.append(String(line.dropFirst("hurdle> ".count)))
        let shown = try hurdle.run(words: ["-c"] + typed).output
        lines.append(line)
        // At a prompt the typed line sets answers apart, not a blank one.
        let answer = shown.dropFirst(before.count).drop { $0 == "\n" }
        lines += answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last == "" { lines.removeLast() }
        before = shown
      }
      return lines
    }
    for line in block.lines where line.hasPrefix("$ hurdle ") {
      lines.append(line)
      // The shell reads the words as a person's would.
      let words = line.dropFirst("$ hurdle ".count)
      let shown = try hurdle.run(through: ["/bin/sh", "-c", "exec \"$0\" \(words)"]).output
      lines += shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      while lines.last == "" { lines.removeLast() }
    }
    return lines
  }

  @Test func `what the README shows is what the program answers`() throws {
    var text = try String(contentsOf: Self.path, encoding: .utf8)
    let shown = Self.blocks(of: text).filter { $0.kind.hasPrefix("console") }
    #expect(shown.count > 3)
    for block in shown {
      let now = try Self.answered(block)
      if Self.isRecording {
        text = text.replacing(
          "```\(block.kind)\n\(block.lines.joined(separator: "\n"))\n```",
          with: "```\(block.kind)\n\(now.joined(separator: "\n"))\n```")
      } else {
        #expect(block.lines == now)
      }
    }
    if Self.isRecording { try text.write(to: Self.path, atomically: true, encoding: .utf8) }
  }

  @Test func `the models in the README and in the language guide have no errors and are in the one style`() throws {
    let guide = BuiltProgram.root.appending(path: "Sources/Guide/Language.md")
    let hurdle = try BuiltProgram()
    var count = 0
    for file in [Self.path, guide] {
      for block in Self.blocks(of: try String(contentsOf: file, encoding: .utf8)) where block.kind == "roi" {
        count += 1
        try hurdle.write("model\(count).roi", block.lines.joined(separator: "\n") + "\n")
        let run = try hurdle.run("check", "model\(count).roi")
        #expect(run.status == 0, "\(run.complaint)")
        #expect(try hurdle.run("fmt", "--check", "model\(count).roi").status == 0, "model \(count)")
      }
    }
    #expect(count == 5)
  }

  @Test func `there are two set-up commands`() throws {
    let setup = Self.blocks(of: try String(contentsOf: Self.path, encoding: .utf8)).filter { $0.kind == "sh setup" }
    #expect(setup.count == 1)
    #expect(setup.first?.lines.count == 2)
    #expect(setup.first?.lines.last == "swift test")
  }
}
