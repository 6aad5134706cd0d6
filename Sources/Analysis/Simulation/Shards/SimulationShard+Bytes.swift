import Checking
import Finance
import Sampling

extension SimulationShard {
  private static let magic = Array("HURDLE SHARD 2\n".utf8)

  /// As a file.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(origin.version)
    writer.write(origin.sources) { writer, source in
      writer.write(source.kind == .model ? 0 : source.kind == .library ? 1 : 2)
      writer.write(source.path)
      writer.write(source.sha256)
    }
    writer.write(origin.scenario)
    writer.write(origin.overrides) { $0.write($1) }
    writer.write(index)
    writer.write(count)
    writer.write(subject)
    writer.write(document.before)
    writer.write(document.after)
    tally.write(to: &writer)
    let sum = Checksum.of(writer.bytes[...])
    var file = ByteWriter()
    file.fixed(sum)
    return Self.magic + writer.bytes + file.bytes
  }

  /// Reads a file back.
  package init(bytes: [UInt8]) throws(ShardMerge.Fault) {
    guard bytes.starts(with: Self.magic) else { throw .notAShard }
    let body = Self.magic.count..<max(bytes.count - 8, Self.magic.count)
    guard bytes.count >= Self.magic.count + 8 else { throw .damaged }
    var end = ByteReader(bytes, body.upperBound..<bytes.count)
    do throws(ByteReader.Damage) {
      guard try end.fixed() == Checksum.of(bytes[body]) else { throw ByteReader.Damage() }
      var reader = ByteReader(bytes, body)
      let version = try reader.text()
      let sources = try reader.list { reader throws(ByteReader.Damage) in
        let kind: ModelSource.Kind =
          switch try reader.count(limit: 2) {
          case 0: .model
          case 1: .library
          case _: .data
          }
        return ModelSource(kind: kind, path: try reader.text(), sha256: try reader.text())
      }
      origin = Origin(
        version: version, sources: sources, scenario: try reader.text(),
        overrides: try reader.list { reader throws(ByteReader.Damage) in try reader.text() })
      index = try reader.count()
      count = try reader.count()
      subject = try reader.subject()
      document = (try reader.text(), try reader.text())
      tally = try SimulationTally(&reader)
      guard reader.isAtEnd, index >= 1, index <= count else { throw ByteReader.Damage() }
    } catch {
      throw .damaged
    }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ subject: Simulation.Subject) {
    for text in [subject.title, subject.currency, subject.scenario, subject.scenarioTitle] { write(text) }
    write(subject.uncertain)
    write(subject.correlations)
    write(subject.periods) { $0.write($1) }
    write(subject.months)
    write(subject.base != nil)
    if let base = subject.base { write(base) }
    write(subject.leftOut)
  }
}

extension ByteReader {
  fileprivate mutating func subject() throws(Damage) -> Simulation.Subject {
    Simulation.Subject(
      title: try text(), currency: try text(), scenario: try text(), scenarioTitle: try text(),
      uncertain: try count(), correlations: try count(),
      periods: try list { reader throws(Damage) in try reader.text() }, months: try count(),
      base: try truth() ? try double() : nil, leftOut: try count())
  }
}
