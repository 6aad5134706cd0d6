import CCbc
import CClp

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

  private struct Columns {
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

  /// The cheapest point with whole numbers taken as any numbers.
  func solvedLinear() throws(RoutingFault) -> Answer {
    let matrix = Columns(self)
    let lower = columns.map(\.lower)
    let upper = columns.map(\.upper)
    let cost = columns.map(\.cost)
    let rowLower = rows.map(\.lower)
    let rowUpper = rows.map(\.upper)
    var answer = Answer(values: Array(repeating: 0, count: columns.count))
    answer.columnDuals = answer.values
    answer.rowDuals = Array(repeating: 0, count: rows.count)
    let status = matrix.starts.withUnsafeBufferPointer { starts in
      matrix.indices.withUnsafeBufferPointer { indices in
        matrix.values.withUnsafeBufferPointer { values in
          lower.withUnsafeBufferPointer { lower in
            upper.withUnsafeBufferPointer { upper in
              cost.withUnsafeBufferPointer { cost in
                rowLower.withUnsafeBufferPointer { rowLower in
                  rowUpper.withUnsafeBufferPointer { rowUpper in
                    var problem = CLinearProblem(
                      columns: Int32(columns.count), rows: Int32(rows.count), starts: starts.baseAddress,
                      indices: indices.baseAddress, values: values.baseAddress, column_lower: lower.baseAddress,
                      column_upper: upper.baseAddress, cost: cost.baseAddress, row_lower: rowLower.baseAddress,
                      row_upper: rowUpper.baseAddress)
                    return cclp_solve(&problem, &answer.values, &answer.columnDuals, &answer.rowDuals)
                  }
                }
              }
            }
          }
        }
      }
    }
    switch status {
    case .optimal: return answer
    case .infeasible: throw .conflict([])
    case .unbounded: throw .unbounded
    case .missing: throw .solverMissing(library: String(cString: cclp_library()))
    case .unsolved: throw .unsolved
    }
  }

  /// The cheapest point with whole numbers where they are asked for.
  func solvedWhole(_ options: RoutingOptions) throws(RoutingFault) -> Answer {
    let matrix = Columns(self)
    let lower = columns.map(\.lower)
    let upper = columns.map(\.upper)
    let cost = columns.map(\.cost)
    let rowLower = rows.map(\.lower)
    let rowUpper = rows.map(\.upper)
    let isWhole = columns.map(\.isWhole)
    var answer = Answer(values: Array(repeating: 0, count: columns.count))
    var bound = 0.0
    let status = matrix.starts.withUnsafeBufferPointer { starts in
      matrix.indices.withUnsafeBufferPointer { indices in
        matrix.values.withUnsafeBufferPointer { values in
          lower.withUnsafeBufferPointer { lower in
            upper.withUnsafeBufferPointer { upper in
              cost.withUnsafeBufferPointer { cost in
                rowLower.withUnsafeBufferPointer { rowLower in
                  rowUpper.withUnsafeBufferPointer { rowUpper in
                    isWhole.withUnsafeBufferPointer { isWhole in
                      var problem = CIntegerProblem(
                        columns: Int32(columns.count), rows: Int32(rows.count), starts: starts.baseAddress,
                        indices: indices.baseAddress, values: values.baseAddress, column_lower: lower.baseAddress,
                        column_upper: upper.baseAddress, cost: cost.baseAddress, row_lower: rowLower.baseAddress,
                        row_upper: rowUpper.baseAddress, is_whole: isWhole.baseAddress)
                      return ccbc_solve(&problem, options.timeLimit, options.gap, &answer.values, &bound)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    switch status {
    case .optimal: return answer
    case .stopped:
      answer.bound = bound
      return answer
    case .outOfTime: throw .outOfTime
    case .infeasible: throw .conflict([])
    case .unbounded: throw .unbounded
    case .missing: throw .solverMissing(library: String(cString: ccbc_library()))
    case .unsolved: throw .unsolved
    }
  }
}
