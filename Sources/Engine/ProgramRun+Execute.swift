import CKernels
import Finance
import Program
import Quantities

extension ProgramRun {
  /// Runs one operation over all its columns.
  func execute(_ operation: Operation) {
    let count = operation.step == 1 ? executable.columns : 1
    let result = arena + Int(operation.result)
    switch operation.code {
    case .held: break
    case .unary, .binary, .select: executeElements(operation, column: 0, count)
    case .total:
      let total = Int(operation.table)
      ck_total_column(arena, terms + executable.totals[total].start, termCounts[total], result, count)
    case .alongTime(let code): executeAlongTime(code, operation, count)
    case .reduce(let reduction): result.pointee = reduced(reduction, operation)
    case .paid:
      executable.paidIndex[Int(operation.table)].withUnsafeBufferPointer { index in
        ck_paid_column(arena + Int(operation.a), Int(operation.aStep), index.baseAddress, result, count)
      }
    case .amortised:
      let capital = (0..<executable.columns).map { arena[Int(operation.a) + $0 * Int(operation.aStep)] }
      let charges = Amortisation.straightLine(
        capital: capital, months: executable.amortisedMonths[Int(operation.table)],
        monthsPerPeriod: executable.program.timeline.monthsPerPeriod)
      for column in 0..<count { result[column] = charges[column] }
    case .financial:
      let (function, operands) = executable.financial[Int(operation.table)]
      result.pointee = financial(function, operands).number ?? .nan
    }
  }

  /// Element by element, from a column on.
  @inline(__always)
  func executeElements(_ operation: Operation, column: Int, _ count: Int) {
    let aStep = Int(operation.aStep)
    let bStep = Int(operation.bStep)
    let result = arena + Int(operation.result) + column
    let a = arena + Int(operation.a) + column * aStep
    let b = arena + Int(operation.b) + column * bStep
    switch operation.code {
    case .unary(let code):
      switch code {
      case .negate: ck_negate_column(a, result, count)
      case .absolute: ck_absolute_column(a, result, count)
      case .squareRoot: ck_square_root_column(a, result, count)
      case .exponential: ck_exponential_column(a, result, count)
      case .logarithm: ck_logarithm_column(a, result, count)
      case .not: ck_not_column(a, result, count)
      }
    case .binary(let code):
      switch code {
      case .add: ck_add_column(a, aStep, b, bStep, result, count)
      case .subtract: ck_subtract_column(a, aStep, b, bStep, result, count)
      case .multiply: ck_multiply_column(a, aStep, b, bStep, result, count)
      case .divide: ck_divide_column(a, aStep, b, bStep, result, count)
      case .power: ck_power_column(a, aStep, b, bStep, result, count)
      case .minimum: ck_minimum_column(a, aStep, b, bStep, result, count)
      case .maximum: ck_maximum_column(a, aStep, b, bStep, result, count)
      case .less: ck_less_column(a, aStep, b, bStep, result, count)
      case .lessOrEqual: ck_less_or_equal_column(a, aStep, b, bStep, result, count)
      case .equal: ck_equal_column(a, aStep, b, bStep, result, count)
      case .notEqual: ck_not_equal_column(a, aStep, b, bStep, result, count)
      case .and: ck_and_column(a, aStep, b, bStep, result, count)
      case .or: ck_or_column(a, aStep, b, bStep, result, count)
      case .roundTo: ck_round_to_column(a, aStep, b, bStep, result, count)
      }
    case .select:
      let cStep = Int(operation.cStep)
      ck_select_column(a, aStep, b, bStep, arena + Int(operation.c) + column * cStep, cStep, result, count)
    case .held, .total, .alongTime, .reduce, .paid, .amortised, .financial: break
    }
  }

  private func executeAlongTime(_ code: Operation.AlongTime, _ operation: Operation, _ count: Int) {
    let result = arena + Int(operation.result)
    let a = arena + Int(operation.a)
    let b = arena + Int(operation.b)
    let step = Int(operation.aStep)
    switch code {
    case .withInitial:
      for column in 0..<count { result[column] = a[column * step] }
      result[0] = b[0]
    case .firstAtInitial:
      for column in 0..<count { result[column] = a[column * step] }
      if count > 1 { result[0] = a[step] }
    case .previous:
      for column in 0..<count { result[column] = column < 2 ? b[0] : a[(column - 1) * step] }
    case .cumulative: ck_cumulative_column(a, step, result, count)
    case .delayed(let fill):
      for column in 0..<count { result[column] = delayed(a, step, by: b[0], fill, at: column) }
    }
  }

  @inline(__always)
  func delayed(
    _ a: UnsafePointer<Double>, _ step: Int, by periods: Double, _ fill: DelayFill, at column: Int
  ) -> Double {
    let periods = max(periods.rounded(), 0)
    if column == 0 { return a[0] }
    if periods.isNaN { return periods }
    if periods < Double(column) { return a[(column - Int(periods)) * step] }
    return fill == .zero ? 0 : a[step]
  }

  private func reduced(_ reduction: Reduction, _ operation: Operation) -> Double {
    let range = executable.reduced[Int(operation.table)]
    let step = Int(operation.aStep)
    let first = arena + Int(operation.a) + range.lowerBound * step
    return switch reduction {
    case .sum: ck_sum_column(first, step, range.count)
    case .mean: ck_sum_column(first, step, range.count) / Double(range.count)
    case .last: first[(range.count - 1) * step]
    case .minimum: ck_smallest_column(first, step, range.count)
    case .maximum: ck_largest_column(first, step, range.count)
    }
  }
}
