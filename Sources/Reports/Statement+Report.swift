import Quantities
package import Checking
import Finance

extension Statement {
  /// The whole answer to `show`: header, statement, what the figures mean, metrics; the P&L view where it differs.
  package func report() -> Report {
    var sections = [Report.Section(nil, [.table(table())])]
    if options.showsProfitAndLoss || ProfitAndLoss.differs(figures) {
      sections.append(ProfitAndLoss(figures, scale: options.scale ?? scale).section())
    }
    sections.append(Report.Section("Metrics", [.table(MetricsTable(figures).table(scale: scale))] + cashableShare))
    if let hours = figures.hours { sections.append(hours.section(figures.timeline, grain: options.grain)) }
    sections.append(Report.Section("Notes", notes.map { .note($0) }))
    return Report(
      title: Header.title(figures.model), subtitle: Header.lines(figures), sections: sections)
  }

  private var cashableShare: [Report.Block] {
    CashableShareSentence.text(figures).map { [.note($0)] } ?? []
  }

  private var notes: [String] {
    var notes = StatementNotes.standing(figures)
    if let timing = StatementNotes.timing(figures, scale: scale) { notes.append(timing) }
    notes.append(StatementNotes.horizon(figures))
    notes.append(Wording.zeroNote)
    return notes
  }
}

/// What the figures are, in two lines under the title of every statement and export.
package enum Header {
  /// The model's title, else the files it was loaded from: a library model has no title of its own.
  package static func title(_ model: CheckedModel) -> String {
    let files = model.sources.filter { $0.kind == .model }.map(\.path)
    return model.title ?? (files.isEmpty ? "Untitled model" : files.joined(separator: ", "))
  }

  package static func lines(_ figures: Figures) -> [String] {
    let timeline = figures.timeline
    let last = timeline.name(ofPeriod: timeline.count)
    let scenario = Wording.scenario(figures.scenario, in: figures.model)
    var about = "Scenario \(scenario) · \(timeline.name(ofPeriod: 1)) to \(last), "
    about += Wording.count(timeline.count, timeline.period.name)
    for choice in figures.choices { about += " · \(choice.choice) = \(choice.option)" }
    if !figures.overrides.isEmpty {
      about += " · set: " + figures.overrides.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    }
    let rate = NumberStyle.percent(decimals: 1).text(figures.annualDiscount)
    let flows = figures.model.flowsMidPeriod ? "mid period" : "end of period"
    let money = "\(figures.currency), nominal, prices as of \(timeline.start.description)"
    return [about, "\(money) · hurdle rate \(rate) a year · flows at \(flows) · before tax"]
  }
}
