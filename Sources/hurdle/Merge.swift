import ArgumentParser
import Checking
import Diagnostics
import Session

/// `hurdle merge SHARD…`: the whole that the shards of a simulation are parts of.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the shards of a simulation together.",
    discussion: "The JSON is byte for byte that of `hurdle simulate` in one piece.")

  @Argument(help: "What `hurdle simulate --shard K/N -o FILE` wrote; - is standard input.") var shards: [String]
  @OptionGroup var format: FormatOption

  func run() throws {
    var merge = SimulationMerge()
    for path in shards {
      switch RawFile.read(path) {
      case .failure(let reason): try refuse(.unreadable(path, reason, at: nil))
      case .success(let bytes):
        if let fault = merge.add(bytes, from: path == "-" ? "standard input" : path) { try refuse(fault) }
      }
    }
    switch merge.finish() {
    case .failure(let refusal): for fault in refusal.diagnostics { try refuse(fault) }
    case .success(let merged):
      switch format.format {
      case .json: Output.text(merged.json)
      case .text: Batch.show(merged.report)
      case .csv, .markdown: Output.text(merged.text(as: format.format.exportName))
      }
    }
  }

  private func refuse(_ fault: Diagnostic) throws {
    Output.complaint(fault.rendered())
    throw ExitStatus.failure
  }
}
