import Checking
import Functions
import Quantities

/// The arguments of a call by the names the language gives them.
struct FunctionArguments {
  let call: Call<CheckedExpression>
  init(_ call: Call<CheckedExpression>) { self.call = call }

  /// The values given to a parameter, by any of its names.
  func values(_ parameter: String) -> [CheckedExpression] { call.values(parameter) }
  func value(_ parameter: String) -> CheckedExpression? { values(parameter).first }

  var all: [CheckedExpression] {
    call.arguments.flatMap { argument -> [CheckedExpression] in
      switch argument.argument {
      case .value(let value): [value]
      case .entries(let entries):
        entries.flatMap { entry -> [CheckedExpression] in
          if case .value(let key) = entry.key { [key, entry.value] } else { [entry.value] }
        }
      case .date, .axis, .period, .text: []
      }
    }
  }

  /// nil where none is given; `.some(nil)` is `time`.
  var axis: String?? {
    for argument in call.arguments { if case .axis(let name) = argument.argument { return .some(name) } }
    return nil
  }

  /// nil where none is given; `.some(nil)` is `initial`.
  var date: DateLiteral?? {
    for argument in call.arguments { if case .date(let date) = argument.argument { return .some(date) } }
    return nil
  }

  var period: Timeline.Period? {
    for argument in call.arguments { if case .period(let period) = argument.argument { return period } }
    return nil
  }

  var entries: [Call<CheckedExpression>.Entry] {
    call.arguments.flatMap { argument -> [Call<CheckedExpression>.Entry] in
      if case .entries(let entries) = argument.argument { entries } else { [] }
    }
  }
}
