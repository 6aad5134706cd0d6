/// Files of graded answers, found by name wherever a session of a test looks.
enum GradedSamples {
  static let files = [
    "responses.csv": responses, "ungraded.csv": "prompt,small,large\nWhat is due?,True,False\nWhere?,False,maybe\n",
    "volumes.csv": "month,volume\n2026-01,120\n",
    "seen.csv": "prompt\n\"faq 3, once more\"\n",
    "seen.jsonl": "{\"train_prompt\": \"x\", \"eval_prompt\": \"billing 4\"}\n",
  ]

  /// Three models on 60 prompts of three kinds.
  private static let responses: String = {
    let kinds: [(name: String, wrong: [Int])] = [
      ("faq", [13, 9, 17]), ("billing", [5, 4, 11]), ("claims", [3, 2, 9]),
    ]
    var lines = ["prompt,kind,local,small,large"]
    for kind in kinds {
      for i in 1...20 {
        let prompt = kind.name == "faq" && i == 3 ? "\"faq 3, once more\"" : "\(kind.name) \(i)"
        let marks = kind.wrong.enumerated().map { m, every in (i + m) % every == 0 ? "False" : "True" }
        lines.append("\(prompt),\(kind.name),\(marks.joined(separator: ","))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()
}
