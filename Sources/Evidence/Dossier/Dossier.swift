/// Everything a rule may look at: what was stated, what the engine and the statistics say, and the day it is read.
package struct Dossier: Sendable {
  /// The day on which ages are counted.
  package let today: Day
  package let records: [BlockRecord]
  package var money: MoneyFacts
  /// What the pilots' data show, by pilot.
  package var pilotFacts: [String: PilotFact] = [:]
  /// The whole of them, by pilot, where the data were read.
  package var pilotReadings: [String: PilotReading] = [:]
  /// What error logs show, by error budget.
  package var errorReadings: [String: ErrorBudgetReading] = [:]
  /// Savings of single people, by usage.
  package var savings: [String: ValueConcentration] = [:]
  /// Actuals by quantity or KPI.
  package var actuals: [String: ActualSeries] = [:]
  /// Slopes of the actuals, by quantity or KPI.
  package var trends: [String: Trend] = [:]

  package let priorities: [Priority]
  package let objectives: [Objective]
  package let keyResults: [KeyResult]
  package let kpis: [KPI]
  package let initiatives: [Initiative]
  package let claims: [Claim]
  package let wins: [Win]
  package let workflows: [Workflow]
  package let errorBudgets: [ErrorBudget]
  package let obligations: [Obligation]
  package let gates: [Gate]
  package let reviews: [Review]
  package let usages: [Usage]
  package let vendors: [Vendor]
  package let fairness: [Fairness]
  package let answers: [ProgrammeAnswers]

  package init(today: Day, records: [BlockRecord], money: MoneyFacts = MoneyFacts()) {
    func all<Kind: Stated>(_ kind: Kind.Type) -> [Kind] {
      records.filter { $0.keyword == Kind.keyword }.map(Kind.init)
    }
    self.today = today
    self.records = records
    self.money = money
    priorities = all(Priority.self)
    objectives = all(Objective.self)
    keyResults = all(KeyResult.self)
    kpis = all(KPI.self)
    initiatives = all(Initiative.self)
    claims = all(Claim.self)
    wins = all(Win.self)
    workflows = all(Workflow.self)
    errorBudgets = all(ErrorBudget.self)
    obligations = all(Obligation.self)
    gates = all(Gate.self)
    reviews = all(Review.self)
    usages = all(Usage.self)
    vendors = all(Vendor.self)
    fairness = all(Fairness.self)
    answers = all(ProgrammeAnswers.self)
  }

  /// The records of one kind, in the order stated.
  package func records(of kind: BlockKind) -> [BlockRecord] { records.filter { $0.keyword == kind.keyword } }
  package var pilots: [BlockRecord] { records(of: .pilot) }
}
