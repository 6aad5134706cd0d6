import DataFiles
import Diagnostics
import Evidence
import Quantities
import Syntax

/// Pilots and the inputs that rest on them: a pilot's file is read where the pilot is declared, and what is believed of
/// its effect becomes the input's distribution.
extension ModelChecker {
  /// Reads the data of a pilot; nothing of it is known after a fault.
  mutating func readPilot(_ block: CheckedBlock, in scopeIndex: Int) {
    let scope = scope(scopeIndex)
    let path = block.entries.first { $0.key == "data" }
    guard let design = PilotDesign(block.record), let path else { return }
    if let fault = Self.orderFault(of: design, in: block) {
      expressions.report(fault)
      return
    }
    switch reader.data(design.data, from: scope.file) {
    case .failure(let failure): expressions.report(.unreadable(design.data, failure, at: path.valueSpan))
    case .success(let text):
      let source = ModelSource(kind: .data, path: text.file.name, sha256: text.sha256)
      if !expressions.sources.contains(source) { expressions.sources.append(source) }
      do throws(PilotFault) {
        model.pilots[block.name] = try PilotReading.read(design, MemoryBytes(Array(text.file.text.utf8)))
      } catch {
        expressions.report(error.diagnostic(of: design, at: path.valueSpan))
      }
    }
  }

  /// Reads the rows that an error budget or a usage block rests on.
  mutating func readRows(_ block: CheckedBlock, in scopeIndex: Int) {
    guard let path = block.entries.first(where: { $0.key == "data" }), case .text(let name) = path.value else { return }
    switch reader.data(name, from: scope(scopeIndex).file) {
    case .failure(let failure): expressions.report(.unreadable(name, failure, at: path.valueSpan))
    case .success(let text):
      let source = ModelSource(kind: .data, path: text.file.name, sha256: text.sha256)
      if !expressions.sources.contains(source) { expressions.sources.append(source) }
      let bytes = MemoryBytes(Array(text.file.text.utf8))
      if block.kind == .errorBudget {
        readErrors(block, bytes, name, at: path.valueSpan)
      } else {
        do throws(ValueConcentration.Fault) {
          model.savings[block.name] = try ValueConcentration.read(bytes)
        } catch {
          expressions.report(error.diagnostic(of: name, at: path.valueSpan))
        }
      }
    }
  }

  private mutating func readErrors(_ block: CheckedBlock, _ bytes: MemoryBytes, _ name: String, at span: Span) {
    let budget = ErrorBudget(block.record)
    let costs = block.record.clauses("costs").compactMap { clause -> (String, Double)? in
      guard let cost = clause.number("cost") else { return nil }
      // `12 EUR per error` is the cost of an error of any kind.
      let kind = clause.text("error") ?? ""
      return (kind == "error" ? "" : kind, cost)
    }
    do throws(ErrorLog.Fault) {
      let log = try ErrorLog.read(bytes, cause: block.record.text("cause"))
      model.errorReadings[block.name] = ErrorBudgetReading(
        log, allowance: budget.allows ?? 0, costs: Dictionary(costs, uniquingKeysWith: { first, _ in first }),
        window: block.record.daysLong("window") ?? 30)
    } catch {
      expressions.report(error.diagnostic(of: name, at: span))
    }
  }

  /// Windows that overlap, or a baseline after the start, could only compare the tool with itself.
  private static func orderFault(of design: PilotDesign, in block: CheckedBlock) -> Diagnostic? {
    guard let baseline = design.baseline, let live = design.live else { return nil }
    if baseline.overlaps(live) {
      return .evidenceDates(
        "the baseline of `\(design.name)` overlaps the live weeks",
        hint: "end the baseline before \(live.lowerBound.description)", at: block.span(of: "baseline"))
    }
    guard baseline.lowerBound > live.lowerBound else { return nil }
    return .evidenceDates(
      "the baseline of `\(design.name)` lies after its live weeks", hint: "a baseline is measured before the start",
      at: block.span(of: "baseline"))
  }

  /// What an input takes over from a pilot; nil after a fault.
  mutating func provenance(
    _ source: PilotSourceSyntax, of name: Identifier, in scope: Scope
  ) -> PilotProvenance? {
    let pilot = scope.prefix + source.pilot.map(\.text).joined(separator: ".")
    let span = source.pilot.dropFirst().reduce(source.pilot.first?.span ?? source.span) { $0.joined(with: $1.span) }
    guard blockNames[pilot] == "pilot" else {
      expressions.report(
        .unknownEvidenceName(
          pilot, wanted: "a pilot", isBlock: blockNames[pilot],
          known: blockNames.filter { $0.value == "pilot" }.map(\.key), at: span))
      return nil
    }
    guard let reading = model.pilots[pilot] else { return nil }
    guard let effect = reading.effect(source.measure.text) else {
      expressions.report(.unknownMeasure(source.measure.text, of: reading, at: source.measure.span))
      return nil
    }
    guard let key = source.prior else {
      return PilotProvenance(pilot: pilot, measure: source.measure.text, posterior: effect.posterior(), prior: nil)
    }
    guard let effects = publishedEffects(at: key.span) else { return nil }
    guard let published = effects.find(key.text) else {
      expressions.report(.unknownPrior(key.text, among: effects, at: key.span))
      return nil
    }
    guard let belief = published.belief(for: effect.direction) else {
      expressions.report(
        .refusedPrior(published, because: published.refusal ?? "its effect has no interval", at: key.span))
      return nil
    }
    return PilotProvenance(
      pilot: pilot, measure: source.measure.text, posterior: effect.posterior(belief), prior: published)
  }

  /// The list that ships.
  private mutating func publishedEffects(at span: Span) -> PublishedEffects? {
    guard let text = reader.publishedEffects else {
      expressions.report(.unreadable(PublishedEffects.path, .missing(tried: []), at: span))
      return nil
    }
    do throws(PublishedEffects.Fault) {
      return try PublishedEffects(text.file.text)
    } catch {
      expressions.report(.unreadable(PublishedEffects.path, .unreadable(reason: "\(error)"), at: span))
      return nil
    }
  }
}
