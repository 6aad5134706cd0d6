import Analysis
import Checking
package import Diagnostics
import Exports
package import Reports
import Syntax

extension Session {
  /// Runs one part of a simulation.
  /// - Parameters:
  ///   - statement: the `simulate` statement of the whole.
  ///   - part: `1/4` is the first of four.
  /// - Returns: the shard as a file; nil where there is none, or where it was stopped.
  package func shard(_ statement: String, part: String) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
    guard let (index, count) = Self.shardNumber(part) else { return (nil, [.notAShardNumber(part)]) }
    do throws(Refusal) {
      return (try shard(try request(statement), index, count).bytes, [])
    } catch {
      return (nil, error.diagnostics)
    }
  }

  private static func shardNumber(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count, count <= 100_000
    else { return nil }
    return (index, count)
  }

  private func request(_ statement: String) throws(Refusal) -> SimulateCommand.Request {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: statement), verbs: Self.verbs)
    guard case .command(let syntax)? = tree.statements.first else { throw Refusal(tree.diagnostics) }
    return try refusing { () throws(Diagnostic) in
      var words = TokenCursor(syntax)
      let request = try SimulateCommand().read(&words)
      try words.end()
      return request
    }
  }

  private func shard(
    _ words: SimulateCommand.Request, _ index: Int, _ count: Int
  ) throws(Refusal) -> SimulationShard {
    let turn = turn(at: Turn.Place()) { _ in }
    let request = try turn.simulationRequest(words)
    let scenario = try turn.scenario(words.scenario)
    let prepared = try turn.prepareSimulation(request, in: scenario)
    let sets = prepared.run.layout.sets(ofShard: index, of: count)
    let tally = turn.runSimulation(prepared, sets: sets)
    let pack = try turn.pack(simulated: request)
    return SimulationShard(
      origin: SimulationShard.Origin(
        version: options.version, sources: turn.model.sources, scenario: scenario,
        overrides: pack.figures.overrides.map { "\($0.name) = \($0.value)" }),
      index: index, count: count, subject: prepared.subject, document: JSONExport.document(around: pack), tally: tally)
  }
}

/// Shards put together again.
package struct SimulationMerge {
  private var merge = ShardMerge()

  package init() {}

  /// - Parameter file: what a person calls it.
  /// - Returns: what is wrong with it.
  package mutating func add(_ bytes: [UInt8], from file: String) -> Diagnostic? {
    do throws(ShardMerge.Fault) {
      try merge.add(try SimulationShard(bytes: bytes), from: file)
      return nil
    } catch {
      return .shardFault(error, file: file)
    }
  }

  /// The whole as it would be in one piece.
  package struct Whole: Sendable {
    package let json: String
    package let report: Report

    /// In one of the formats for reading along.
    package func text(as format: String) -> String {
      (ExportFormats.format(forPath: "x.\(format)") as? any TextFormat)?.text(of: report) ?? json
    }
  }

  package func finish() -> Result<Whole, Refusal> {
    do throws(ShardMerge.Fault) {
      let whole = try merge.finish()
      let simulation = whole.tally.simulation(of: whole.subject)
      return .success(
        Whole(
          json: whole.document.before + JSONExport.simulationText(simulation) + whole.document.after,
          report: SimulationReport(simulation).report()))
    } catch {
      return .failure(Refusal(.shardFault(error, file: "a shard")))
    }
  }
}
