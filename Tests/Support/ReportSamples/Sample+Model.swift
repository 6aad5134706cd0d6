import Syntax
package import Checking
import Diagnostics
import Finance
import Quantities
package import Reports

extension Sample {
  static let file = SourceFile(
    name: "pilot.roi",
    text: """
      input agents "Agents with a seat" = 1_200 agent
      input realised "Share of saved hours put to use" = 60% in 30% .. 80% as pert
      input volume by queue "Cases" = { billing: 120k, claims: 60k } case/month
      seats = agents + 30 agent
      """)

  private static let nowhere = Span(file, 0, 0)

  private static func span(of text: String) -> Span {
    let offset = file.text.range(of: text)
    return Span(file, offset, offset + text.utf8.count)
  }

  package static let model: CheckedModel = {
    var quantities = items.enumerated().map { index, item in
      Quantity(
        id: QuantityID(index), name: item.name, label: item.label, role: .line(index),
        type: ValueType(
          unit: Unit([.init(.currency("EUR")), .init(.month, -1)]), axes: item.isSplit ? [queue] : [], isSeries: true),
        definition: item.name == "licences" ? seatsReference : nil, attributes: Attributes(item.attributes),
        span: nowhere, declaration: nowhere)
    }
    quantities += inputQuantities + [seats]
    return CheckedModel(
      title: "Pilot in claims", timeline: timeline, currency: "EUR", axes: [queue], quantities: quantities,
      lines: items.enumerated().map { line($0.element, QuantityID($0.offset)) },
      scenarios: [
        Scenario(name: "cautious", label: "Cautious", parent: nil, assignments: [], choices: [:], span: nowhere)
      ],
      correlations: [Correlation(first: realisedID, second: agentsID, coefficient: 0.5, span: nowhere)],
      checks: [check("npv > 0"), check("roi within 5% of 50%")],
      sources: [ModelSource(kind: .model, path: "pilot.roi", sha256: String(repeating: "ab", count: 32))])
  }()

  private static func check(_ text: String) -> Check {
    Check(
      condition: .truth(CheckedExpression(.constant(1), type: ValueType(unit: .one), span: nowhere)), scenario: nil,
      text: text, span: nowhere)
  }

  static let agentsID = QuantityID(items.count)
  static let realisedID = QuantityID(items.count + 1)
  static let volumeID = QuantityID(items.count + 2)
  package static let seatsID = QuantityID(items.count + 3)

  private static let agentUnit = Unit([.init(.count("agent"))])
  private static let certain = InputDetail(uncertainty: [nil], written: "1_200 agent")
  static let range = Uncertainty(low: 0.3, high: 0.8, shape: .pert, mean: 0.58)

  private static var seatsReference: CheckedExpression {
    CheckedExpression(.reference(seatsID), type: ValueType(unit: agentUnit), span: span(of: "agents"))
  }

  private static var seats: Quantity {
    let agents = CheckedExpression(.reference(agentsID), type: ValueType(unit: agentUnit), span: span(of: "agents"))
    let thirty = CheckedExpression(.constant(30), type: ValueType(unit: agentUnit), span: span(of: "30 agent"))
    return Quantity(
      id: seatsID, name: "seats", label: nil, role: .calculation, type: ValueType(unit: agentUnit),
      definition: CheckedExpression(
        .binary(.plus, agents, thirty), type: ValueType(unit: agentUnit), span: span(of: "agents + 30 agent")),
      attributes: Attributes(), span: span(of: "seats"), declaration: span(of: "seats = agents + 30 agent"))
  }

  private static var inputQuantities: [Quantity] {
    func input(
      _ id: QuantityID, _ name: String, _ label: String, _ type: ValueType, _ detail: InputDetail,
      _ attributes: [(key: String, text: String)]
    ) -> Quantity {
      Quantity(
        id: id, name: name, label: label, role: .input(detail), type: type, definition: nil,
        attributes: Attributes(attributes), span: span(of: name), declaration: span(of: "input \(name)"))
    }
    return [
      input(
        agentsID, "agents", "Agents with a seat", ValueType(unit: agentUnit), certain,
        [("source", "Headcount report, December 2025"), ("owner", "People operations"), ("confidence", "A")]),
      input(
        realisedID, "realised", "Share of saved hours put to use", ValueType(unit: .percent),
        InputDetail(uncertainty: [range], written: "60%"), [("confidence", "C")]),
      input(
        volumeID, "volume", "Cases",
        ValueType(unit: Unit([.init(.count("case")), .init(.month, -1)]), axes: [queue]),
        InputDetail(uncertainty: [nil, nil], written: "{ billing: 120k, claims: 60k } case/month"),
        [("source", "Contact-centre platform, \"Q4\" 2025")]),
    ]
  }

  private static func line(_ item: Item, _ id: QuantityID) -> Line {
    Line(
      id: id, side: item.side, kind: item.kind, category: item.category, statedZero: item.statedZero,
      risk: item.risk.map { CheckedExpression(.constant($0), type: ValueType(unit: .percent), span: nowhere) },
      margin: nil, capexMonths: nil, payment: .asIncurred, choiceOption: nil, countsEconomically: !item.isIdle,
      countsAsCash: item.kind != .capacity)
  }

  static func checks(_ model: CheckedModel, growth: Double) -> [CheckFigures] {
    let euro = Unit([.init(.currency("EUR"))])
    return [
      CheckFigures(check: model.checks[0], passed: true, left: 123_456.789 * growth, right: 0, unit: euro, remark: ""),
      CheckFigures(
        check: model.checks[1], passed: false, left: 0.1712, right: 0.5, unit: .percent, remark: "in 2026-03"),
    ]
  }

  static func inputs(_ model: CheckedModel, growth: Double) -> [InputFigures] {
    [
      InputFigures(quantity: model[agentsID], values: [[1_200]], isFixed: false, uncertainty: [nil]),
      InputFigures(
        quantity: model[realisedID], values: [[0.6 * growth]], isFixed: growth != 1,
        uncertainty: [growth == 1 ? range : nil]),
      InputFigures(quantity: model[volumeID], values: [[120_000], [60_000]], isFixed: false, uncertainty: [nil, nil]),
    ]
  }

  package static var pack: Pack {
    Pack(
      figures: figures(), others: [figures(scenario: "cautious", growth: 0.5)],
      provenance: Provenance(version: "1.0", sources: model.sources, scenario: "base", overrides: []))
  }
}

extension String {
  /// UTF-8 offset of the first occurrence; 0 where there is none.
  fileprivate func range(of text: String) -> Int {
    let whole = Array(utf8)
    let part = Array(text.utf8)
    guard part.count <= whole.count else { return 0 }
    return (0...(whole.count - part.count)).first { Array(whole[$0..<($0 + part.count)]) == part } ?? 0
  }
}
