import CKernels
import Program

/// Exponentials along time as products: where the exponent moves by the same from period to period, e^(x + d) is
/// e^x · e^d.
///
/// Only where bounds show that nothing overflows or vanishes on the way. A product is a little less exact than a power:
/// after 64 of them within 64 units in the last place, so that each 64th is computed anew.
extension TrialGraph {
  private static let longest = 64
  /// Beyond e^±600 a product may leave the range of numbers on the way to a number inside it.
  private static let largest = 600.0

  /// e^x column by column.
  mutating func exponentials(_ exponents: [TrialValue], first: Int) -> [TrialValue] {
    ramp(
      exponents, first: first, isSafe: { graph, x in graph.isModerate(graph.bounds(of: x), scale: 1) },
      within: { graph, x in .of(CK_STEP_EXPONENTIAL, graph.bounds(of: x)) }
    ) { graph, x in graph.unary(.exponential, x) }
  }

  /// a^x column by column, a the same in all.
  mutating func powers(_ base: TrialValue, _ exponents: [TrialValue], first: Int) -> [TrialValue] {
    let within = bounds(of: base)
    let scale = within.isKnown && within.low > 0 ? max(abs(ck_ln(within.low)), abs(ck_ln(within.high))) : .infinity
    return ramp(
      exponents, first: first, isSafe: { graph, x in graph.isModerate(graph.bounds(of: x), scale: scale) },
      within: { graph, x in .of(.power, within, graph.bounds(of: x)) }
    ) { graph, x in graph.binary(.power, base, x) }
  }

  private func isModerate(_ bounds: Bounds, scale: Double) -> Bool {
    bounds.isKnown && max(abs(bounds.low), abs(bounds.high)) * scale < Self.largest
  }

  private mutating func ramp(
    _ exponents: [TrialValue], first: Int, isSafe: (TrialGraph, TrialValue) -> Bool,
    within: (TrialGraph, TrialValue) -> Bounds,
    _ function: (inout TrialGraph, TrialValue) -> TrialValue
  ) -> [TrialValue] {
    // The step to each column, where there is one that others share.
    var steps: [TrialValue?] = [nil]
    var moves: [Double] = []
    for (before, after) in zip(exponents, exponents.dropFirst()) {
      steps.append(isSafe(self, before) && isSafe(self, after) ? difference(after, before, &moves, depth: 8) : nil)
    }
    var uses: [TrialValue: Int] = [:]
    for case let step? in steps where !step.isConstant || number(step) != 0 { uses[step, default: 0] += 1 }
    let shared = uses.filter { $0.value >= 3 }
    var results: [TrialValue] = []
    var length = 0
    for (place, exponent) in exponents.enumerated() {
      column = Int32(first + place)
      if place > 0, let step = steps[place], length < Self.longest, shared[step] != nil {
        let factor = function(&self, step)
        let product = binary(.multiply, results[place - 1], factor)
        narrow(product, to: within(self, exponent))
        results.append(product)
        length += 1
      } else {
        results.append(place > 0 && exponent == exponents[place - 1] ? results[place - 1] : function(&self, exponent))
        length = 0
      }
    }
    return results
  }

  /// a − b where both are made alike of the same values and differ in known numbers; nil where that is not so.
  private mutating func difference(_ a: TrialValue, _ b: TrialValue, _ moves: inout [Double], depth: Int) -> TrialValue?
  {
    if a == b { return constant(0) }
    if let x = number(a), let y = number(b) { return constant(Self.move(x - y, beside: max(abs(x), abs(y)), &moves)) }
    guard depth > 0, !a.isConstant, !b.isConstant else { return nil }
    let one = steps[Int(a.index)]
    let other = steps[Int(b.index)]
    guard one.code == other.code, one.list < 0, one.code < UInt16(CK_STEP_COUNT.rawValue) else { return nil }
    let below = depth - 1
    switch ck_step_code(UInt32(one.code)) {
    case CK_STEP_MULTIPLY_AB:
      if one.a == other.a {
        return difference(one.b, other.b, &moves, depth: below).map { binary(.multiply, one.a, $0) }
      }
      guard one.b == other.b else { return nil }
      return difference(one.a, other.a, &moves, depth: below).map { binary(.multiply, $0, one.b) }
    case CK_STEP_DIVIDE_AB, CK_STEP_QUOTIENT_AB:
      guard one.b == other.b else { return nil }
      return difference(one.a, other.a, &moves, depth: below).map { binary(.divide, $0, one.b) }
    case CK_STEP_ADD_AB, CK_STEP_SUBTRACT_AB:
      guard let left = difference(one.a, other.a, &moves, depth: below),
        let right = difference(one.b, other.b, &moves, depth: below)
      else { return nil }
      return one.code == UInt16(CK_STEP_ADD_AB.rawValue) ? add(left, right) : binary(.subtract, left, right)
    case _: return nil
    }
  }

  /// A difference of two rounded numbers, or one met before from which only rounding tells it apart.
  private static func move(_ difference: Double, beside size: Double, _ moves: inout [Double]) -> Double {
    if let known = moves.first(where: { abs($0 - difference) <= 4 * size.ulp }) { return known }
    moves.append(difference)
    return difference
  }
}
