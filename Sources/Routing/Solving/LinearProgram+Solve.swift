import CCoin

extension LinearProgram {
  /// Values of the columns with what bounds them.
  struct Answer {
    var values: [Double]
    /// Of a programme without whole numbers: the cost's change per unit of a column, and of a row's bound.
    var columnDuals: [Double] = []
    var rowDuals: [Double] = []
    /// Nothing is cheaper than this; nil where the values are the cheapest.
    var bound: Double?
  }

  /// The cheapest point with whole numbers taken as any numbers.
  func solvedLinear() throws(RoutingFault) -> Answer {
    var answer = Answer(values: Array(repeating: 0, count: columns.count))
    answer.columnDuals = answer.values
    answer.rowDuals = Array(repeating: 0, count: rows.count)
    let status = withProgram { program in
      ccoin_solve(&program, &answer.values, &answer.columnDuals, &answer.rowDuals)
    }
    switch status {
    case .optimal: return answer
    case .infeasible: throw .conflict([])
    case .unbounded: throw .unbounded
    case .missing: throw .solverMissing(library: String(cString: ccoin_linear_library()))
    case .unsolved, .stopped, .outOfTime: throw .unsolved
    }
  }

  /// The cheapest point with whole numbers where they are asked for, or the best that is found while the budget lasts.
  func solvedWhole(_ budget: SearchBudget) throws(RoutingFault) -> Answer {
    guard let seconds = budget.seconds else { throw .outOfTime }
    var answer = Answer(values: Array(repeating: 0, count: columns.count))
    var bound = 0.0
    var spent = 0.0
    let status = withProgram { program in
      withExtendedLifetime(budget) {
        var search = CSearch(
          seconds: seconds, gap: budget.gap,
          is_stopped: { elapsed, context in
            guard let context else { return false }
            return Unmanaged<SearchBudget>.fromOpaque(context).takeUnretainedValue().attend(elapsed)
          }, context: Unmanaged.passUnretained(budget).toOpaque())
        return ccoin_solve_whole(&program, &search, &answer.values, &bound, &spent)
      }
    }
    budget.spend(spent)
    switch status {
    case .optimal: return answer
    case .stopped:
      answer.bound = bound
      return answer
    case .outOfTime: throw .outOfTime
    case .infeasible: throw .conflict([])
    case .unbounded: throw .unbounded
    case .missing: throw .solverMissing(library: String(cString: ccoin_whole_library()))
    case .unsolved: throw .unsolved
    }
  }

  private struct Matrix {
    var starts: [Int32] = [0]
    var indices: [Int32] = []
    var values: [Double] = []

    init(_ program: LinearProgram) {
      for column in program.columns {
        for entry in column.entries where entry.value != 0 {
          indices.append(Int32(entry.row))
          values.append(entry.value)
        }
        starts.append(Int32(indices.count))
      }
    }
  }

  /// The programme as the solvers read it, while `body` runs.
  private func withProgram(_ body: (inout CProgram) -> CProgramStatus) -> CProgramStatus {
    let matrix = Matrix(self)
    // Bounds and costs stand behind each other.
    let count = columns.count
    let numbers =
      columns.map(\.lower) + columns.map(\.upper) + columns.map(\.cost) + rows.map(\.lower) + rows.map(\.upper)
    let isWhole = columns.map(\.isWhole)
    return matrix.starts.withUnsafeBufferPointer { starts in
      matrix.indices.withUnsafeBufferPointer { indices in
        matrix.values.withUnsafeBufferPointer { values in
          numbers.withUnsafeBufferPointer { numbers in
            isWhole.withUnsafeBufferPointer { isWhole in
              let first = numbers.baseAddress
              var program = CProgram(
                columns: Int32(count), rows: Int32(rows.count), starts: starts.baseAddress,
                indices: indices.baseAddress, values: values.baseAddress, column_lower: first,
                column_upper: first.map { $0 + count }, cost: first.map { $0 + 2 * count },
                row_lower: first.map { $0 + 3 * count }, row_upper: first.map { $0 + 3 * count + rows.count },
                is_whole: isWhole.baseAddress)
              return body(&program)
            }
          }
        }
      }
    }
  }
}
