import Checking
import Diagnostics
import Exports
import Session

/// One script of `hurdle run`.
struct Replay: Sendable {
  let path: String
  let assumptions: AssumptionOptions
  let format: OutputFormat
  let accepts: Bool
  let summarises: Bool
  let files: DiskFiles

  func run(into sink: Sink) -> ExitStatus? {
    let batch = Batch(files: files, options: assumptions.scriptOptions, sink: sink)
    switch files.script(path, from: nil) {
    case .failure(let failure):
      let diagnostic = Diagnostic.unreadable(path, failure, at: nil)
      sink.complaint(diagnostic.rendered())
      if summarises { sink.text(summary(.failure, [])) }
      if format == .json {
        sink.text(ReplayRecord(path: path, sha256: nil, error: diagnostic, expectations: [], metrics: nil).json)
      }
      return .failure
    case .success(let script):
      var expectations: [Expectation] = []
      var error: Diagnostic?
      batch.session.replay(script) { answer in
        batch.show(answer, silently: format != .text)
        expectations += answer.expectations
        error = error ?? answer.diagnostics.first { $0.severity == .error }
      }
      if error == nil {
        let (checks, _) = batch.finish(telling: format == .text)
        expectations += checks
      }
      if accepts, error == nil {
        switch Acceptance.rewrite(script.file, expectations, files: files, to: path) {
        case .written: expectations = expectations.map(Acceptance.accepted)
        case .refused: sink.complaint("\(path): --safe refuses to rewrite it")
        case .failed(let failure): sink.complaint(failure.diagnostic().rendered())
        }
      }
      let status: ExitStatus? = error != nil ? .failure : expectations.allSatisfy(\.passed) ? nil : .unmet
      switch format {
      case .text:
        if summarises { sink.text(summary(status, expectations)) }
      case .json:
        sink.text(
          ReplayRecord(
            path: path, sha256: script.sha256, error: error, expectations: expectations,
            metrics: error == nil ? batch.session.metricsJSON() : nil
          ).json)
      case .csv, .markdown:
        if error == nil { do { try batch.write(format) } catch { return .failure } }
      }
      return status
    }
  }

  private func summary(_ status: ExitStatus?, _ expectations: [Expectation]) -> String {
    let failed = expectations.count { !$0.passed }
    let outcome =
      switch status {
      case nil: "ok"
      case .unmet: "FAILED"
      case .failure, .usage, .interrupted: "ERROR"
      }
    return "\(path): \(outcome), \(expectations.count - failed) held, \(failed) failed"
  }
}
