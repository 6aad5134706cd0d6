package import Analysis
package import Checking
import Quantities

/// How a lever and its numbers are written: in the input's unit as its declaration has it.
package struct LeverText: Sendable {
  package let lever: Lever
  private let quantity: Quantity

  package init(_ lever: Lever, in model: CheckedModel) {
    self.lever = lever
    quantity = model[lever.input]
  }

  /// `agents`, `volume[billing]`, `volume, all alike`.
  package var name: String {
    switch lever.reach {
    case .cell(let cell): "\(quantity.name)[\(quantity.type.name(ofCell: cell))]"
    case .whole: quantity.name
    case .scale: isSeveral ? "\(quantity.name), scaled" : quantity.name
    }
  }

  /// What `set` and an export call it: without a word on how it is moved.
  package var target: String { lever.reach == .scale ? quantity.name : name }

  /// What a person calls it; empty where the name is all there is.
  package var label: String { quantity.label ?? "" }

  private var isSeveral: Bool { quantity.type.cellCount > 1 || quantity.type.isSeries }

  /// `28 EUR/agent/month`; of a scale `+40%`.
  package func text(_ number: Double, digits: Int = 4) -> String {
    if lever.reach == .scale { return Self.factor(number) }
    return InputText.join(NumberText.significant(quantity.type.unit.number(number), digits), quantity.type.unit)
  }

  /// `20 .. 40 EUR/agent/month`, as the language writes a range.
  package func range(_ low: Double, _ high: Double, digits: Int = 4) -> String {
    "\(number(low, digits: digits)) .. \(text(high, digits: digits))"
  }

  /// Without the unit, which a heading says.
  package func number(_ number: Double, digits: Int = 4) -> String {
    if lever.reach == .scale { return Self.factor(number) }
    return NumberText.significant(quantity.type.unit.number(number), digits)
  }

  /// In the unit that it is shown in; of a scale its change in percent.
  func shown(_ number: Double) -> Double {
    lever.reach == .scale ? (number - 1) * 100 : quantity.type.unit.number(number)
  }

  /// `EUR/agent/month`; empty of a scale.
  package var unit: String { lever.reach == .scale ? "" : quantity.type.unit.description }

  /// As a statement takes it: `set seat_price = 39.18 EUR/agent/month`.
  package func statement(_ number: Double, digits: Int = 6) -> String {
    let target = lever.reach == .scale ? quantity.name : name
    if lever.reach == .scale { return "set \(target) = \(target) * \(NumberText.literal(rounded(number, digits)))" }
    let unit = quantity.type.unit.description
    let text = NumberText.literal(rounded(quantity.type.unit.number(number), digits))
    return "set \(target) = \(text)\(unit.isEmpty ? "" : unit.hasPrefix("%") ? unit : " \(unit)")"
  }

  /// So many digits, enough to type.
  private func rounded(_ number: Double, _ digits: Int) -> Double {
    Double(NumberText.significant(number, digits).filter { $0 != "," }) ?? number
  }

  private static func factor(_ number: Double) -> String {
    let change = (number - 1) * 100
    if abs(change) < 5e-7 { return "as it is" }
    return "\(change < 0 ? "-" : "+")\(NumberText.significant(abs(change), 3))%"
  }
}
