/// Every verb of the shell.
package enum CommandRegistry {
  /// In the order help lists them.
  package static let all: [any Command] =
    [
      LoadCommand(), ModelsCommand(), ShowCommand(), SetCommand(), ResetCommand(), UndoCommand(), RedoCommand(),
      WatchCommand(), ExcludeCommand(), IncludeCommand(), ScenarioCommand(), UseCommand(), CompareCommand(),
      ExplainCommand(), WhyCommand(), BreakEvenCommand(), GoalCommand(), SweepCommand(), TornadoCommand(),
      SensitivityCommand(), SimulateCommand(), ImportCommand(), GradedCommand(),
      RouteCommand(), ShockCommand(), AssessCommand(), PilotCommand(), GateCommand(), KPIsCommand(), ActualsCommand(),
      ExpectCommand(), CheckCommand(), SaveCommand(), RunCommand(), ExportCommand(),
      PricesCommand(), FormatCommand(), HelpCommand(), HistoryCommand(), EditCommand(),
      QuitCommand(),
    ]

  package static let verbs = Set(all.map(\.verb))

  package static func named(_ verb: String) -> (any Command)? { byVerb[verb] }

  private static let byVerb: [String: any Command] = Dictionary(
    all.map { ($0.verb, $0) }, uniquingKeysWith: { first, _ in first })
}
