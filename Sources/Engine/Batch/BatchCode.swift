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
    sources = Array(repeating: nil, count: sourceCount)
    outputs = []
    var schedule = StepSchedule(graph, outputs: wanted)
    var allocation = RegisterFile()
    var constantRegister: [UInt64: Int] = [:]
    var register = Array(repeating: -1, count: graph.steps.count)

    /// A register for a known number, for steps that read registers alone. It is set once, so no step may have it.
    func held(_ number: Double, _ code: inout BatchCode) -> Int {
      // One NaN stands for all.
      let key = number.isNaN ? Double.nan.bitPattern : number.bitPattern
      if let known = constantRegister[key] { return known }
      let new = allocation.takeNew()
      constantRegister[key] = new
      code.constants.append((new, number))
      return new
    }

    // Sources stand in registers before the first step.
    for index in schedule.order where graph.steps[index].code == TrialGraph.Code.source {
      let new = allocation.take()
      register[index] = new
      sources[Int(graph.steps[index].immediate)] = new
    }
    parts.append(.steps(from: 0))
    var sinceStop = 0
    for (position, index) in schedule.order.enumerated() {
      let step = graph.steps[index]
      if step.code == TrialGraph.Code.source { continue }
      let operands = graph.operands(of: step)
      if step.code == TrialGraph.Code.internalRate {
        let amounts = operands.map { value in
          graph.number(value).map(Place.number) ?? .register(register[Int(value.index)])
        }
        schedule.release(operands, after: position) { allocation.give(register[$0]) }
        register[index] = allocation.take()
        steps.append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
        parts.append(.internalRate(of: amounts, into: register[index]))
        parts.append(.steps(from: steps.count))
        sinceStop = 0
        continue
      }
      var made = ck_step(code: step.code)
      if step.list >= 0 {
        made.a = UInt32(register[Int(step.a.index)])
        made.list = UInt32(lists.count)
        made.count = UInt32(graph.lists[Int(step.list)].count)
        for value in graph.lists[Int(step.list)] {
          lists.append(UInt32(graph.number(value).map { held($0, &self) } ?? register[Int(value.index)]))
        }
      } else {
        var registers: [UInt32] = []
        var numbers: [Double] = []
        for value in [step.a, step.b, step.c] where value != .none {
          if let number = graph.number(value) {
            if step.readsRegistersAlone {
              registers.append(UInt32(held(number, &self)))
            } else {
              numbers.append(number)
            }
          } else {
            registers.append(UInt32(register[Int(value.index)]))
          }
        }
        if step.readsRegistersAlone { numbers = [Double(bitPattern: step.immediate)] }
        made.a = registers.count > 0 ? registers[0] : 0
        made.b = registers.count > 1 ? registers[1] : 0
        made.c = registers.count > 2 ? registers[2] : 0
        made.k = numbers.count > 0 ? numbers[0] : 0
        made.m = numbers.count > 1 ? numbers[1] : 0
      }
      schedule.release(operands, after: position) { allocation.give(register[$0]) }
      register[index] = allocation.take()
      made.result = UInt32(register[index])
      steps.append(made)
      sinceStop += 1
      if sinceStop == Self.stepsBetweenStops {
        steps.append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
        parts.append(.steps(from: steps.count))
        sinceStop = 0
      }
    }
    steps.append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
    outputs = wanted.map { value in
      graph.number(value).map(Place.number) ?? .register(register[Int(value.index)])
    }
    registerCount = allocation.count
  }
}

extension TrialGraph.Step {
  /// Whether the numbers among its operands need registers.
  fileprivate var readsRegistersAlone: Bool {
    code == UInt16(CK_STEP_RETURN_ABC.rawValue) || code == UInt16(CK_STEP_RETURN_AB.rawValue)
  }
}

extension TrialGraph {
  /// The values a step reads.
  func operands(of step: Step) -> [TrialValue] {
    (step.list >= 0 ? lists[Int(step.list)] : []) + [step.a, step.b, step.c].filter { $0 != .none }
  }
}

extension ck_step {
  fileprivate init(code: UInt16) {
    self.init()
    self.code = code
  }
}

/// Which steps run, in what order, and when a value is read for the last time.
private struct StepSchedule {
  let order: [Int]
  private var uses: [Int32]

  init(_ graph: TrialGraph, outputs: [TrialValue]) {
    let count = graph.steps.count
    var uses = Array(repeating: Int32(0), count: count)
    // What is read at the end is never free.
    for value in outputs where !value.isConstant { uses[Int(value.index)] += 1 }
    var column = graph.columns
    for index in (0..<count).reversed() where uses[index] > 0 {
      for value in graph.operands(of: graph.steps[index]) where !value.isConstant { uses[Int(value.index)] += 1 }
    }
    // A step belongs to the last column that any of its operands does.
    var live: [Int] = []
    for index in 0..<count where uses[index] > 0 {
      for value in graph.operands(of: graph.steps[index]) where !value.isConstant {
        column[index] = max(column[index], column[Int(value.index)])
      }
      live.append(index)
    }
    order = live.sorted { (column[$0], $0) < (column[$1], $1) }
    self.uses = uses
  }

  /// Calls `free` for each value that nothing reads any more.
  mutating func release(_ operands: [TrialValue], after position: Int, free: (Int) -> Void) {
    for value in operands where !value.isConstant {
      uses[Int(value.index)] -= 1
      if uses[Int(value.index)] == 0 { free(Int(value.index)) }
    }
  }
}

/// Registers that are free are taken again, the last first, as it is the most likely to be near.
private struct RegisterFile {
  private(set) var count = 0
  private var free: [Int] = []

  mutating func take() -> Int {
    free.popLast() ?? takeNew()
  }

  /// One that nothing had before.
  mutating func takeNew() -> Int {
    count += 1
    return count - 1
  }

  mutating func give(_ register: Int) { free.append(register) }
}
