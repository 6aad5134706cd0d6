import CKernels

/// Writes steps, value by value: a value that the next step alone reads stays in the accumulator.
struct StepEmission {
  let graph: TrialGraph
  var schedule: StepSchedule
  var steps: [ck_step] = []
  var lists: [UInt32] = []
  var parts: [BatchCode.Part] = [.steps(from: 0)]
  var constants: [(register: Int, number: Double)] = []
  var sources: [Int?]
  var registers = RegisterFile()
  /// By value; -1 for none.
  var register: [Int]
  private var constantRegister: [UInt64: Int] = [:]
  /// What stands in the accumulator.
  private var accumulator = TrialValue.none
  private var sinceStop = 0

  /// So many steps run without a look at whether to stop.
  private static let stepsBetweenStops = 1 << 15

  init(_ graph: TrialGraph, _ schedule: StepSchedule, sourceCount: Int) {
    self.graph = graph
    self.schedule = schedule
    sources = Array(repeating: nil, count: sourceCount)
    register = Array(repeating: -1, count: graph.steps.count)
  }

  mutating func emitAll() {
    // What varies stands in registers before the first step.
    for index in schedule.order where graph.steps[index].code == TrialGraph.Code.source {
      register[index] = registers.take()
      sources[Int(graph.steps[index].immediate)] = register[index]
    }
    for index in schedule.order where !schedule.isInlined[index] {
      stopIfLong()
      switch graph.steps[index].code {
      case TrialGraph.Code.source: break
      case TrialGraph.Code.internalRate: emitRate(index)
      case _: emitTree(index)
      }
    }
    append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
  }

  // MARK: Order

  /// A value, after those that it alone reads. The last of them is in the accumulator by then, the others in registers.
  private mutating func emitTree(_ root: Int) {
    var path = [(index: root, isReady: false, isStored: true)]
    while let (index, isReady, isStored) = path.popLast() {
      let step = graph.steps[index]
      if isReady {
        emit(index, isStored: isStored)
      } else {
        path.append((index, true, isStored))
        let inner = [step.a, step.b].filter { $0 != .none && !$0.isConstant && schedule.isInlined[Int($0.index)] }
        for (place, value) in inner.enumerated() { path.append((Int(value.index), false, place > 0)) }
      }
    }
  }

  private mutating func append(_ step: ck_step) {
    steps.append(step)
    sinceStop += 1
  }

  /// Ends a part between two values, where the accumulator may be lost.
  private mutating func stopIfLong() {
    guard sinceStop >= Self.stepsBetweenStops else { return }
    append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
    parts.append(.steps(from: steps.count))
    accumulator = .none
    sinceStop = 0
  }

  // MARK: Steps

  private mutating func emit(_ index: Int, isStored: Bool) {
    let step = graph.steps[index]
    guard step.isDirect else {
      emitIndirect(index)
      return
    }
    var made = ck_step(code: step.code)
    func isHeld(_ value: TrialValue) -> Bool { value == accumulator }
    let form: Int
    switch (graph.number(step.a), graph.number(step.b)) {
    case (nil, let right?):
      form = isHeld(step.a) ? CK_FORM_XK : CK_FORM_AK
      made.k = right
      made.a = bytes(step.a)
    case (let left?, _):
      form = isHeld(step.b) ? CK_FORM_KX : CK_FORM_KA
      made.k = left
      made.a = bytes(step.b)
    case (nil, nil):
      form = isHeld(step.a) ? CK_FORM_XB : isHeld(step.b) ? CK_FORM_BX : CK_FORM_AB
      made.a = bytes(step.a)
      made.b = form == CK_FORM_BX ? bytes(step.a) : bytes(step.b)
    }
    release([step.a, step.b])
    made.code += UInt16(form) + (isStored ? 1 : 0)
    if isStored {
      register[index] = registers.take()
      made.result = Self.bytes(register[index])
    }
    append(made)
    accumulator = TrialValue(index: Int32(index))
  }

  private mutating func emitIndirect(_ index: Int) {
    let step = graph.steps[index]
    var made = ck_step(code: step.code)
    switch ck_step_code(UInt32(step.code)) {
    case CK_STEP_PICK:
      made.a = bytes(step.a)
      made.list = UInt32(lists.count)
      made.count = UInt16(graph.lists[Int(step.list)].count)
      for value in graph.lists[Int(step.list)] { lists.append(held(value)) }
    case CK_STEP_RETURN_ABC:
      made.a = held(step.a)
      made.b = held(step.b)
      made.k = Double(bitPattern: step.immediate)
      if graph.number(step.c) == 0 {
        made.code = UInt16(CK_STEP_RETURN_AB.rawValue)
      } else {
        made.c = held(step.c)
      }
    case CK_STEP_SELECT_ABC:
      made.a = bytes(step.a)
      switch (graph.number(step.b), graph.number(step.c)) {
      case (nil, nil):
        made.b = bytes(step.b)
        made.c = bytes(step.c)
      case (let then?, nil):
        made.code = UInt16(CK_STEP_SELECT_AKB.rawValue)
        made.k = then
        made.b = bytes(step.c)
      case (nil, let otherwise?):
        made.code = UInt16(CK_STEP_SELECT_ABK.rawValue)
        made.b = bytes(step.b)
        made.k = otherwise
      case (let then?, let otherwise?):
        made.code = UInt16(CK_STEP_SELECT_AKM.rawValue)
        made.k = then
        made.m = otherwise
      }
    case _:
      if let left = graph.number(step.a) {
        made.code += 2
        made.k = left
        made.a = bytes(step.b)
      } else {
        made.a = bytes(step.a)
        if step.b != .none {
          if let right = graph.number(step.b) {
            made.code += 1
            made.k = right
          } else {
            made.b = bytes(step.b)
          }
        }
      }
    }
    release(graph.operands(of: step))
    register[index] = registers.take()
    made.result = Self.bytes(register[index])
    append(made)
    accumulator = step.code == UInt16(CK_STEP_RETURN_ABC.rawValue) ? TrialValue(index: Int32(index)) : .none
  }

  private mutating func emitRate(_ index: Int) {
    let amounts = graph.lists[Int(graph.steps[index].list)]
    let places = amounts.map { value in
      graph.number(value).map(BatchCode.Place.number) ?? .register(register[Int(value.index)])
    }
    release(amounts)
    register[index] = registers.take()
    steps.append(ck_step(code: UInt16(CK_STEP_END.rawValue)))
    parts.append(.internalRate(of: places, into: register[index]))
    parts.append(.steps(from: steps.count))
    accumulator = .none
    sinceStop = 0
  }

  // MARK: Registers

  private static func bytes(_ register: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: max(register, 0) * Int(CK_REGISTER_BYTES))
  }

  private func bytes(_ value: TrialValue) -> UInt32 { Self.bytes(register[Int(value.index)]) }

  /// A register for an operand that a step reads from one even where it is known. It is set once, so no step may have it.
  private mutating func held(_ value: TrialValue) -> UInt32 {
    guard let number = graph.number(value) else { return bytes(value) }
    if let known = constantRegister[number.bitPattern] { return Self.bytes(known) }
    let new = registers.takeNew()
    constantRegister[number.bitPattern] = new
    constants.append((new, number))
    return Self.bytes(new)
  }

  private mutating func release(_ operands: [TrialValue]) {
    for value in operands where value != .none && !value.isConstant && schedule.isLastUse(value) {
      if register[Int(value.index)] >= 0 { registers.give(register[Int(value.index)]) }
    }
  }
}

extension ck_step {
  fileprivate init(code: UInt16) {
    self.init()
    self.code = code
  }
}

/// Registers that are free are taken again, the last first, as it is the most likely to be near.
struct RegisterFile {
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
