extension RuleBook {
  package static let governance: [Rule] = [
    Rule(52, theme: .governance, "A use case has an owner, a reviewer, a way for exceptions and a rollback") {
      dossier in
      dossier.workflows.map {
        .register(
          52, $0,
          [
            "owner": "who owns it", "reviewer": "who reviews it", "exceptions": "where exceptions go",
            "rollback": "how it is switched off",
          ])
      }
    },
    Rule(53, theme: .governance, "It is settled who may tune, retrain, approve and read the logs") { dossier in
      dossier.workflows.map {
        .register(
          53, $0,
          [
            "tuned by": "who may tune it", "retrained by": "who may retrain it", "approved by": "who approves a change",
            "logs read by": "who may read its logs",
          ])
      }
    },
    Rule(76, theme: .governance, "The operating model stands before the rollout") { dossier in
      dossier.workflows.map {
        .register(
          76, $0,
          [
            "baseline": "its baseline", "guardrails": "what it may not do", "reviewer": "who reviews it",
            "logging": "what is logged", "exceptions": "where exceptions go", "retraining": "how often it is retrained",
          ])
      }
    },
    Rule(66, theme: .governance, "The tool follows the policy in force") { dossier in
      dossier.workflows.compactMap { workflow in
        guard let rule = workflow.ruleVersion else { return nil }
        guard let tool = workflow.toolVersion else {
          return RuleFinding(
            66, .missing, workflow.subject("tool version"),
            "\(workflow.title) does not say which policy its tool follows",
            do: "add tool version: with the date of that policy")
        }
        return rule > tool
          ? RuleFinding(
            66, .red, workflow.subject("tool version"),
            "policy drift: the policy of \(workflow.title) is of \(rule.description), its tool follows that of \(tool.description)",
            do: "bring the tool up to the policy in force")
          : RuleFinding(66, .good, workflow.subject(), "\(workflow.title): no policy drift")
      }
    },
    Rule(119, theme: .governance, "Autonomous loops have criteria before they have a target") { dossier in
      dossier.initiatives.compactMap { initiative in
        let agents = initiative.agents ?? 1
        let iterations = initiative.iterations ?? 1
        guard initiative.agents != nil || initiative.iterations != nil else { return nil }
        let workflow = dossier.workflows.first { $0.name == initiative.workflow }
        let target = dossier.keyResults.filter { $0.classes.contains(.autonomy) && $0.workflow == initiative.workflow }
          .compactMap(\.setOn).min()
        let set = workflow?.criteriaSet
        let times = "\(Wording.number(agents * iterations)) times the tokens of one answer"
        guard workflow?.record.text("criteria") != nil, let set else {
          return RuleFinding(
            119, .red, (workflow?.subject("criteria") ?? initiative.subject("workflow")),
            "\(initiative.title) runs by itself, at \(times), without criteria",
            do: "state criteria: and criteria set: in its workflow")
        }
        if let target, set >= target {
          return RuleFinding(
            119, .red, initiative.subject("workflow"),
            "the autonomy target of \(initiative.title) was set on \(target.description), before its criteria on \(set.description)",
            do: "agree the criteria first")
        }
        return RuleFinding(119, .good, initiative.subject(), "\(initiative.title): criteria first, at \(times)")
      }
    },
    Rule(120, theme: .governance, "A workflow stands on a baseline, a description and criteria") { dossier in
      dossier.workflows.map {
        .register(
          120, at: .warning, $0,
          ["baseline": "its baseline", "documented": "where it is written down", "criteria": "what counts as right"])
      }
    },
    Rule(103, theme: .obligations, "The risk class is assessed before the target is set") { dossier in
      dossier.keyResults.compactMap { result in
        guard let name = result.workflow, let workflow = dossier.workflows.first(where: { $0.name == name }),
          let set = result.setOn
        else { return nil }
        guard workflow.riskClass != nil, let classified = workflow.classified else {
          return RuleFinding(
            103, .red, workflow.subject("classified"),
            "\(result.title) has a target, but \(workflow.title) has no risk class",
            do: "add risk class: and classified:")
        }
        return classified < set
          ? RuleFinding(103, .good, result.subject(), "\(result.title): classified before its target")
          : RuleFinding(
            103, .red, result.subject("set on"),
            "the target of \(result.title) is of \(set.description), the risk class of \(workflow.title) of \(classified.description)",
            do: "set the target again, knowing the class")
      }
    },
    Rule(104, theme: .obligations, "Autonomy goes no further than human oversight allows") { dossier in
      dossier.workflows.compactMap { workflow in
        guard let limit = AutonomyLimit(workflow, dossier) else {
          guard workflow.riskClass == .high, workflow.autonomy != nil else { return nil }
          return RuleFinding(
            104, .missing, workflow.subject("autonomy"),
            "\(workflow.title) is of high risk, and no obligation says how it is overseen",
            do: "state obligation NAME { article: \"EU AI Act, Art. 26\"; caps: autonomy at … }")
        }
        guard limit.wanted > limit.allowed else {
          return RuleFinding(
            104, .good, workflow.subject(), "\(workflow.title): \(Wording.percent(limit.wanted)) within the cap")
        }
        let hours = limit.reviewHours.map { ": \(Wording.number($0)) hours a month more review" } ?? ""
        return RuleFinding(
          104, .red, workflow.subject("autonomy"),
          "\(Wording.percent(limit.wanted)) of \(workflow.title) without a person is capped at "
            + "\(Wording.percent(limit.allowed)) by \(limit.article)\(limit.from(after: dossier.today))\(hours)",
          do: "plan with \(Wording.percent(limit.allowed)) and its review as a cost line")
      }
    },
    Rule(105, theme: .obligations, "Classification and impact assessment are done before go-live") { dossier in
      let plan = GoLivePlan(dossier)
      return plan.steps.map { step in
        let subject = step.obligation.subject("before go live")
        if step.delay > 0, let planned = plan.planned {
          let effect = dossier.money.npv.flatMap { now in dossier.money.npvAfterDelay[step.delay].map { $0 - now } }
          return RuleFinding(
            105, .red, subject,
            "go-live on \(planned.description) waits \(Wording.days(step.delay)) for \(step.obligation.title)"
              + (effect.map { ", NPV \(Wording.money($0, dossier.money.currency))" } ?? ""),
            do: "start it now, or plan go-live for \(step.ready.description)", amount: effect)
        }
        return step.isKnown
          ? RuleFinding(105, .good, subject, "\(step.obligation.title): done by \(step.ready.description)")
          : RuleFinding(
            105, .missing, step.obligation.subject("applies when"),
            "whether \(step.obligation.article) applies is not known: \(step.obligation.condition ?? "")",
            do: "settle the condition; until then it counts as applying")
      }
    },
    Rule(106, theme: .obligations, "Monitoring and incident response are measured against the law's clock") { dossier in
      dossier.obligations.filter {
        ($0.covers != nil || $0.clock != nil) && $0.applies != false
          && ($0.appliesFrom ?? dossier.today) <= dossier.today
      }.flatMap {
        obligation in
        let workflows = dossier.workflows.filter { obligation.workflow == nil || obligation.workflow == $0.name }
        guard obligation.role != nil else {
          return [
            RuleFinding(
              106, .missing, obligation.subject("role"), "\(obligation.title) does not say whom it binds",
              do: "add role: provider or deployer")
          ]
        }
        return workflows.flatMap { workflow in
          var found: [RuleFinding] = []
          if let wanted = obligation.covers {
            found.append(
              RuleBook.against(
                106, workflow, "monitored", workflow.monitored, atLeast: wanted, Wording.percent, obligation.article))
          }
          if let clock = obligation.clock {
            found.append(
              RuleBook.against(
                106, workflow, "responds within", workflow.respondsWithin.map { -$0 }, atLeast: -clock,
                { Wording.days(-$0) }, obligation.article))
          }
          return found
        }
      }
    },
  ]

  private static func against(
    _ rule: Int, _ workflow: Workflow, _ key: String, _ value: Double?, atLeast bound: Double,
    _ words: (Double) -> String, _ article: String
  ) -> RuleFinding {
    guard let value else {
      return RuleFinding(
        rule, .missing, workflow.subject(key), "\(workflow.title) does not say \(key), which \(article) asks for",
        do: "add \(key):")
    }
    return value >= bound - 1e-9
      ? RuleFinding(rule, .good, workflow.subject(), "\(workflow.title): \(key) \(words(value))")
      : RuleFinding(
        rule, .red, workflow.subject(key),
        "\(workflow.title): \(key) \(words(value)), \(article) asks for \(words(bound))",
        do: "bring it to \(words(bound))")
  }
}
