import CKernels

/// The steps of a graph in the order they run, each with its registers.
struct BatchCode: Sendable {
  /// What runs between two stops.
  enum Part: Sendable {
    /// Steps up to the next `CK_STEP_END`, from an index.
    case steps(from: Int)
    /// A rate of return of each trial, written to a register.
    case internalRate(of: [Place], into: Int)
  }

  /// Where a number stands: in a register, or known.
  enum Place: Sendable, Hashable {
    case register(Int)
    case number(Double)
  }

  private(set) var steps: [ck_step] = []
  private(set) var lists: [UInt32] = []
  private(set) var parts: [Part] = []
  private(set) var registerCount = 0
  /// Registers that hold one number throughout.
  private(set) var constants: [(register: Int, number: Double)] = []
  /// By source: its register, nil where nothing reads it.
  private(set) var sources: [Int?]
  /// Where the values asked for stand after a run.
  private(set) var outputs: [Place]

  /// So many steps run without a look at whether to stop.
  private static let stepsBetweenStops = 1 << 15

  /// - Parameters:
  ///   - outputs: values that are read after a run.
  ///   - sourceCount: how many varying numbers there are.
  init(_ graph: TrialGraph, outputs wanted: [TrialValue], sourceCount: Int) {
    var emission = StepEmission(graph, StepSchedule(graph, outputs: wanted), sourceCount: sourceCount)
    emission.emitAll()
    steps = emission.steps
    lists = emission.lists
    parts = emission.parts
    constants = emission.constants
    sources = emission.sources
    outputs = wanted.map { value in
      graph.number(value).map(Place.number) ?? .register(emission.register[Int(value.index)])
    }
    registerCount = emission.registers.count
  }
}
