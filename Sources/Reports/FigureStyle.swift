import Analysis
import Finance

/// How many digits of an estimate hold.
enum Precision {
  /// The smallest power of ten that two standard errors stay within.
  static func unit(of error: Double) -> Double {
    guard error.isFinite, error > 0 else { return 0 }
    var unit = 1.0
    while unit < 2 * error { unit *= 10 }
    while unit >= 20 * error, unit > 1e-12 { unit /= 10 }
    return unit
  }

  /// Decimals that hold, at most so many.
  static func decimals(of error: Double, most: Int) -> Int {
    let unit = unit(of: error)
    if unit == 0 { return most }
    var decimals = 0
    var size = 1.0
    while decimals < most, size > unit * 1.5 {
      size /= 10
      decimals += 1
    }
    return decimals
  }

  /// Decimals that show an error itself, to one digit.
  static func errorDecimals(of error: Double) -> Int {
    var decimals = 0
    var size = error
    while size < 0.95, size > 0, decimals < 4 {
      size *= 10
      decimals += 1
    }
    return decimals
  }
}

/// How the numbers of a simulated figure are shown: in the digits that hold.
struct FigureStyle {
  let figure: Simulation.Figure
  let scale: MoneyScale
  let base: NumberStyle

  init(_ figure: Simulation.Figure, scale: MoneyScale) {
    self.figure = figure
    self.scale = scale
    let label = figure.label
    switch label.kind {
    case .metric(let reference):
      switch reference.metric {
      case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: base = scale.style
      case .roi, .irr, .mirr:
        let error = figure.summary.largestError
        base = .percent(decimals: error > 0 ? Precision.decimals(of: error * 100, most: 1) : 0)
      case .payback, .discountedPayback: base = .quantity(unit: "", average: false)
      }
    case .cost, .benefit: base = scale.style
    case .own:
      // A percentage keeps its sign; other units stand beside the name.
      base = .quantity(unit: label.unit.hasPrefix("%") ? label.unit : "", average: false)
    }
  }

  static func isMoney(_ label: FigureLabel) -> Bool {
    switch label.kind {
    case .metric(let reference): reference.metric.isMoney
    case .cost, .benefit: true
    case .own: false
    }
  }

  /// What a person calls a figure anywhere.
  static func name(of label: FigureLabel) -> String {
    guard case .metric(let reference) = label.kind else { return label.title }
    let view = reference.view == .economic ? "" : ", \(reference.view.title.lowercasedFirst)"
    return reference.metric.title + view
  }

  /// With its unit, where that is not the table's.
  func title(_ name: String) -> String {
    switch figure.label.kind {
    case .metric(let reference):
      let isMonths = reference.metric == .payback || reference.metric == .discountedPayback
      return isMonths && reference.view == .economic ? "\(name), months" : name
    case .cost, .benefit: return name
    case .own:
      let unit = figure.label.unit
      return unit.isEmpty || unit.hasPrefix("%") ? name : "\(name), \(unit)"
    }
  }

  /// Numbers of a picture's axis.
  var plain: NumberStyle { base }

  private func style(of error: Double) -> NumberStyle {
    let unit = Precision.unit(of: error)
    return unit > 0 ? .rounded(base, to: unit) : base
  }

  /// Mean, the row's largest error, standard deviation, percentiles.
  var cells: [Cell] {
    let summary = figure.summary
    // Why stands below the tables.
    guard summary.exists else { return [.text("n/m")] + Array(repeating: .empty, count: 7) }
    func cell(_ estimate: DistributionSummary.Estimate) -> Cell {
      .number(estimate.value, style(of: estimate.error))
    }
    return [cell(summary.mean), error, cell(summary.deviation)] + summary.percentiles.map(cell)
  }

  private var error: Cell {
    let error = figure.summary.largestError
    guard error.isFinite else { return .empty }
    switch base {
    case .percent: return .number(error, .percent(decimals: Precision.errorDecimals(of: error * 100)))
    case .money(let per): return .number(error, .error(per: per))
    case .amount, .months, .quantity, .factor, .count, .rounded, .error, .signed:
      return .number(error, .error(per: 1))
    }
  }
}

/// Metrics one after another with the views of each together, then the model's own, then the lines.
enum FigureOrder {
  static func ordered(_ figures: [Simulation.Figure]) -> [Simulation.Figure] {
    var result: [Simulation.Figure] = []
    for metric in Metric.shownFirst {
      result += figures.filter {
        if case .metric(let reference) = $0.label.kind { reference.metric == metric } else { false }
      }
    }
    return result + figures.filter { if case .metric = $0.label.kind { false } else { true } }
  }
}

extension Metric {
  /// As the statement has them, then the rest.
  static var shownFirst: [Metric] {
    MetricsTable.shown + Metric.allCases.filter { !MetricsTable.shown.contains($0) }
  }
}
