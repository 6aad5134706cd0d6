import Finance
import Sampling

extension SimulationTally {
  func write(to writer: inout ByteWriter) {
    writer.write(request.trials)
    writer.write(request.seed)
    writer.write(request.points.rawValue)
    writer.write(request.metrics) { $0.write($1.name) }
    writer.write(Array(zip(labels, gathering))) { writer, figure in
      writer.write(figure.0)
      switch figure.1 {
      case .kept(let place):
        writer.write(true)
        writer.write(place)
      case .streamed(let place):
        writer.write(false)
        writer.write(place)
      }
    }
    writer.write(drawn.map { $0 + 1 } ?? 0)
    writer.write(checkTexts) { $0.write($1) }
    writer.write(fanViews) { $0.write($1.rawValue) }
    writer.write(fanPeriods) { $0.write($1) }
    writer.write(paybackLimits) { $0.write($1) }
    writer.write(base != nil)
    if let base { writer.write(base) }
    writer.write(streams) { writer, stream in
      writer.write(stream.thresholds) { $0.write($1) }
      writer.write(stream.sketch)
    }
    writer.write(fans) { $0.write($1) }
    writer.write(histogram != nil)
    if let histogram {
      writer.write(histogram.start)
      writer.write(histogram.width)
      writer.write(histogram.counts) { $0.write($1) }
      writer.write(histogram.below)
      writer.write(histogram.above)
    }
    writer.write(sets) { writer, set in
      writer.write(set != nil)
      if let set { writer.write(set) }
    }
    writer.write(kept != nil)
    if let kept {
      writer.write(kept.trials.lowerBound)
      writer.write(kept.trials.upperBound)
      writer.write(kept.figures)
      for figure in 0..<kept.figures { writer.write(kept.numbers(figure: figure)) }
    }
  }

  init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
    let trials = try reader.count(limit: SimulationRequest.mostTrials)
    let seed = try reader.number()
    guard let points = PointSet(rawValue: try reader.text()), trials > 0 else { throw ByteReader.Damage() }
    let metrics = try reader.list { reader throws(ByteReader.Damage) in try reader.metric() }
    request = SimulationRequest(trials: trials, seed: seed, points: points, metrics: metrics)
    layout = TrialLayout(trials: trials)
    let figures = try reader.list { reader throws(ByteReader.Damage) -> (FigureLabel, Gathering) in
      let label = try reader.label()
      return (label, try reader.truth() ? .kept(try reader.count()) : .streamed(try reader.count()))
    }
    labels = figures.map(\.0)
    gathering = figures.map(\.1)
    let drawn = try reader.count(limit: labels.count)
    self.drawn = drawn > 0 ? drawn - 1 : nil
    checkTexts = try reader.list { reader throws(ByteReader.Damage) in try reader.text() }
    fanViews = try reader.list { reader throws(ByteReader.Damage) in
      guard let view = View(rawValue: try reader.text()) else { throw ByteReader.Damage() }
      return view
    }
    fanPeriods = try reader.list { reader throws(ByteReader.Damage) in try reader.count() }
    paybackLimits = try reader.list { reader throws(ByteReader.Damage) in try reader.count() }
    base = try reader.truth() ? try reader.double() : nil
    streams = try reader.list { reader throws(ByteReader.Damage) in
      let thresholds = try reader.list { reader throws(ByteReader.Damage) in try reader.double() }
      return StreamedFigure(sketch: try reader.sketch(), thresholds: thresholds)
    }
    fans = try reader.list { reader throws(ByteReader.Damage) in try reader.sketch() }
    if try reader.truth() {
      let (start, width) = (try reader.double(), try reader.double())
      let counts = try reader.list { reader throws(ByteReader.Damage) in try reader.count() }
      histogram = Histogram(
        start: start, width: width, counts: counts, below: try reader.count(), above: try reader.count())
    }
    sets = try reader.list { reader throws(ByteReader.Damage) in
      try reader.truth() ? try reader.setResult() : nil
    }
    if try reader.truth() {
      let (first, end) = (try reader.count(), try reader.count(limit: trials))
      let count = try reader.count()
      guard first <= end else { throw ByteReader.Damage() }
      let numbers = KeptNumbers(trials: first..<end, figures: count)
      for figure in 0..<count {
        for trial in first..<end { numbers.write(try reader.double(), figure: figure, trial: trial) }
      }
      kept = numbers
    }
    try requireSound()
  }

  /// Every place that is looked up exists.
  private func requireSound() throws(ByteReader.Damage) {
    let keptCount = gathering.count { if case .kept = $0 { true } else { false } }
    let isSound =
      gathering.allSatisfy {
        switch $0 {
        case .kept(let place): place < keptCount
        case .streamed(let place): place < streams.count
        }
      } && fans.count == fanViews.count * fanPeriods.count && sets.count == layout.sets
      && sets.allSatisfy { set in
        guard let set else { return true }
        return set.streams.count == streams.count && set.checks.count == checkTexts.count
          && set.reasons.count == keptCount && set.paidBack.count == paybackLimits.count
          && zip(set.streams, streams).allSatisfy { $0.below.count == $1.thresholds.count }
      } && (kept?.figures ?? keptCount) == keptCount
      && streams.allSatisfy { $0.thresholds.count == SimulationRequest.probabilities.count }
    guard isSound else { throw ByteReader.Damage() }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ label: FigureLabel) {
    switch label.kind {
    case .metric(let reference):
      write(0)
      write(reference.name)
    case .own: write(1)
    case .cost: write(2)
    case .benefit: write(3)
    }
    for text in [label.name, label.title, label.unit] { write(text) }
    write(label.scale)
  }

  fileprivate mutating func write(_ sketch: QuantileSketch) {
    let contents = sketch.contents
    write(contents.centre)
    write(contents.scale)
    write(contents.cells) { $0.write($1) }
    var last = 0
    write(contents.bins) { writer, bin in
      writer.write(bin.index - last)
      last = bin.index
      writer.write(bin.count)
      let isOne = bin.smallest.bitPattern == bin.largest.bitPattern
      writer.write(isOne)
      writer.write(bin.smallest)
      if !isOne { writer.write(bin.largest) }
    }
  }

  fileprivate mutating func write(_ set: SimulationTally.SetResult) {
    write(set.trials)
    write(set.streams) { writer, statistics in
      writer.write(statistics.moments.count)
      writer.write(statistics.moments.mean)
      writer.write(statistics.moments.squares)
      writer.write(statistics.undefined)
      writer.write(statistics.below) { $0.write($1) }
      writer.write(statistics.reason)
    }
    write(set.checks) { writer, check in
      writer.write(check.held)
      writer.write(check.undecided)
    }
    write(set.reasons) { $0.write($1) }
    write(set.losses.held)
    write(set.losses.of)
    write(set.asBase)
    write(set.paidBack) { $0.write($1) }
  }
}

extension ByteReader {
  fileprivate mutating func metric() throws(Damage) -> MetricReference {
    guard let metric = MetricReference(written: try text()) else { throw Damage() }
    return metric
  }

  fileprivate mutating func label() throws(Damage) -> FigureLabel {
    let kind: FigureLabel.Kind =
      switch try count(limit: 3) {
      case 0: .metric(try metric())
      case 1: .own
      case 2: .cost
      case _: .benefit
      }
    return FigureLabel(
      kind: kind, name: try text(), title: try text(), unit: try text(), scale: try double())
  }

  fileprivate mutating func sketch() throws(Damage) -> QuantileSketch {
    let (centre, scale) = (try double(), try double())
    let cells = try list { reader throws(Damage) in try reader.count() }
    var last = 0
    let bins = try list { reader throws(Damage) in
      last += try reader.count(limit: 1 << 32)
      let (count, isOne, smallest) = (try reader.number(), try reader.truth(), try reader.double())
      return QuantileSketch.Contents.Bin(
        index: last, count: count, smallest: smallest, largest: isOne ? smallest : try reader.double())
    }
    let contents = QuantileSketch.Contents(centre: centre, scale: scale, cells: cells, bins: bins)
    guard let sketch = QuantileSketch(contents) else { throw Damage() }
    return sketch
  }

  fileprivate mutating func setResult() throws(Damage) -> SimulationTally.SetResult {
    let trials = try count()
    let streams = try list { reader throws(Damage) -> SetStatistics in
      var statistics = SetStatistics(thresholds: 0)
      statistics.moments = SampleMoments(
        count: try reader.count(), mean: try reader.double(), squares: try reader.double())
      statistics.undefined = try reader.count()
      statistics.below = try reader.list { reader throws(Damage) in try reader.count() }
      statistics.reason = try reader.optionalText()
      return statistics
    }
    let checks = try list { reader throws(Damage) in
      SimulationTally.CheckCount(held: try reader.count(), undecided: try reader.count())
    }
    let reasons = try list { reader throws(Damage) in try reader.optionalText() }
    let losses = (held: try count(), of: try count())
    return SimulationTally.SetResult(
      trials: trials, streams: streams, checks: checks, reasons: reasons, losses: losses, asBase: try count(),
      paidBack: try list { reader throws(Damage) in try reader.count() })
  }
}

extension MetricReference {
  /// As `name` writes it.
  fileprivate init?(written name: String) {
    for metric in Metric.allCases {
      for view in View.allCases where MetricReference(metric, view).name == name {
        self.init(metric, view)
        return
      }
    }
    return nil
  }
}
