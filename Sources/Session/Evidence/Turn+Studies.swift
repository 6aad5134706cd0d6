import Analysis
import Checking
import Evidence
import Finance
import Quantities
import Reports

extension Turn {
  /// What a further pilot of each input that rests on one would be worth; nothing where there is no NPV.
  func studies(in scenario: String) throws(Refusal) -> [NextStudy] {
    guard !model.pilotInputs.isEmpty, let measure = try? measure(MetricReference(.npv), in: scenario) else { return [] }
    let figures = try figures(in: scenario)
    let whatIf = try whatIf(in: scenario)
    var studies: [NextStudy] = []
    for (input, from) in model.pilotInputs {
      let mean = from.posterior.belief.mean
      guard let reading = model.pilots[from.pilot], let quantity = model.quantity(named: input), mean != 0 else {
        continue
      }
      let lever = Lever(quantity.id, .whole)
      guard let none = whatIf.value(of: measure, moving: [(lever, 0)]).number,
        let some = whatIf.value(of: measure, moving: [(lever, mean)]).number
      else { continue }
      let later = figures.npv(benefitsLaterBy: 7 / Day.perMonth)
      let next = NextPilot(
        after: from.posterior, reading, worth: (some - none) / mean, without: none, weekCost: 0,
        delayCost: max(0, (figures.metric(.npv).number ?? later) - later))
      if let next { studies.append(NextStudy(input: input, next: next)) }
    }
    return studies
  }
}
