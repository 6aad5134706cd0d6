/// Actuals for sessions in tests, by path; each but the first has one fault.
package enum EvidenceSamples {
  package static let files: [String: String] = [
    "actuals.csv": "week,adoption\n2026-01-05,0.52\n2026-01-12,0.55\n2026-01-19,0.57\n",
    "actuals-ragged.csv": "week,adoption\n2026-01-05\n",
    "actuals-no-week.csv": "when,adoption\n2026-01-05,0.52\n",
    "actuals-words.csv": "week,adoption\n2026-01-05,half\n",
  ]
}
