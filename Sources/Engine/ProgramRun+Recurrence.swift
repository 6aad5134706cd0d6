import CKernels
import Program

extension ProgramRun {
  /// Runs a recurrence column by column.
  ///
  /// Columns 0 and 1 may read each other (`firstAtInitial` looks ahead, `previous` back), each value only through
  /// others that are settled sooner; so both are run until nothing changes. They start as NaN, so that what is read
  /// does not depend on the run before.
  func runRecurrence(_ operations: UnsafeBufferPointer<Operation>, _ range: Range<Int>) {
    for node in range {
      let operation = operations[node]
      guard !operation.isHeld else { continue }
      for column in 0...Int(operation.step) { arena[Int(operation.result) + column] = .nan }
    }
    var rounds = range.count + 1
    var changed = true
    while changed, rounds > 0 {
      changed = false
      rounds -= 1
      for column in 0...min(1, executable.columns - 1) {
        for node in range where step(operations[node], column) { changed = true }
      }
    }
    for column in 2..<max(executable.columns, 2) {
      for node in range { _ = step(operations[node], column) }
    }
  }

  /// One operation at one column; whether its bits changed.
  private func step(_ operation: Operation, _ column: Int) -> Bool {
    guard column == 0 || operation.step == 1 else { return false }
    let result = arena + Int(operation.result) + column
    let before = result.pointee.bitPattern
    let step = Int(operation.aStep)
    let a = arena + Int(operation.a)
    let b = arena + Int(operation.b)
    switch operation.code {
    case .held: break
    case .unary, .binary, .select: executeElements(operation, column: column, 1)
    case .alongTime(let code):
      switch code {
      case .withInitial: result.pointee = column == 0 ? b[0] : a[column * step]
      case .firstAtInitial: result.pointee = a[max(column, 1) * step]
      case .previous: result.pointee = column < 2 ? b[0] : a[(column - 1) * step]
      case .cumulative: result.pointee = (column == 0 ? 0 : result[-1]) + a[column * step]
      case .delayed(let fill): result.pointee = delayed(a, step, by: b[0], fill, at: column)
      }
    case .total:
      let total = Int(operation.table)
      var sum = 0.0
      for index in 0..<termCounts[total] {
        let term = terms[executable.totals[total].start + index]
        sum += arena[Int(term.offset) + column * Int(term.step)]
      }
      result.pointee = sum
    case .reduce:
      // The column an `initial:` is read at; planning refuses a look at later ones inside a recurrence.
      let columns = executable.reduced[Int(operation.table)]
      result.pointee = columns.upperBound > 1 || columns.count > 1 ? .nan : a[columns.upperBound * step]
    case .paid, .amortised, .financial: result.pointee = .nan
    }
    return result.pointee.bitPattern != before
  }
}
