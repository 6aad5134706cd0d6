import Foundation
import Session
import SessionFixtures
import Testing

/// Any bytes give diagnostics: never a crash, a hang or a partial write.
struct FuzzTests {
  static let limit = Duration.seconds(3)

  @Test func `mutated models and scripts give diagnostics and leave the session whole`() throws {
    let models = MemoryFiles.root.appending(path: "models")
    let sources = try ["programmes/support-copilot.roi", "costs/licences.roi", "programmes/published-tei-2020.roi"].map
    {
      Array(try Data(contentsOf: models.appending(path: $0)))
    }
    let scripts = try ["finance-partner", "cto-board-answer", "nightly-replay"].map {
      Array(try Data(contentsOf: models.appending(path: "sessions/\($0).hurdle")))
    }
    var numbers = Numbers(seed: 20_261_121)
    let clock = ContinuousClock()
    let end = clock.now + Self.limit
    var runs = 0
    while clock.now < end {
      let model = mutated(sources[numbers.next(below: sources.count)], &numbers)
      let script = mutated(scripts[numbers.next(below: scripts.count)], &numbers)
      let files = MemoryFiles(["broken.roi": model])
      let session = Session(files: files, options: .init(version: "test"))
      _ = session.type("load broken.roi")
      _ = session.type("show")
      _ = session.type(script)
      // Whatever happened, the session still answers.
      #expect(!session.type("help").reports.isEmpty)
      runs += 1
    }
    #expect(runs > 3)
  }

  private func mutated(_ source: [UInt8], _ numbers: inout Numbers) -> String {
    var bytes = source
    for _ in 0...numbers.next(below: 6) {
      guard !bytes.isEmpty else { break }
      let place = numbers.next(below: bytes.count)
      switch numbers.next(below: 6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
      case 1: bytes.remove(at: place)
      case 2:
        bytes.insert(contentsOf: Array("([{\"€0123456789bn%*^/-=".utf8).shuffled(by: &numbers).prefix(3), at: place)
      case 3: bytes.removeSubrange(place..<min(place + numbers.next(below: 60), bytes.count))
      case 4:
        let from = numbers.next(below: bytes.count)
        bytes.insert(contentsOf: bytes[from..<min(from + numbers.next(below: 80), bytes.count)], at: place)
      case _: bytes.swapAt(place, numbers.next(below: bytes.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Array {
  fileprivate func shuffled(by numbers: inout Numbers) -> [Element] {
    var result = self
    for index in result.indices { result.swapAt(index, numbers.next(below: result.count)) }
    return result
  }
}
