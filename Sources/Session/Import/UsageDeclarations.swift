import Quantities
import Syntax
import UsageLogs

/// The inputs that an imported log becomes, as the text of a model.
struct UsageDeclarations {
  /// Where the numbers are from: `conv.csv, sha256 3fc9…, 19,366 rows, 2023-11-16`.
  let source: String
  /// Classes by the members of the dimension they are given in; none for numbers without one.
  let dimension: String?
  let members: [String]
  /// Whether the dimension is declared here, or by the model already.
  let declaresDimension: Bool

  func text(of log: ImportedLog) -> String {
    var lines: [String] = []
    switch log {
    case .requests(let summary):
      lines.append("unit request, token")
      lines += dimensionLines
      lines += requests(summary)
    case .bill(let bill):
      lines += dimensionLines
      lines += self.bill(bill)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var dimensionLines: [String] {
    guard let dimension, declaresDimension else { return [] }
    return ["dimension \(dimension) = \(members.joined(separator: ", "))"]
  }

  // MARK: Requests

  private func requests(_ summary: UsageSummary) -> [String] {
    let asOf = summary.coverage.map { CivilDay.month($0.last.day).description }
    func input(_ name: String, _ label: String, _ unit: String, _ value: (ClassUsage) -> Double) -> [String] {
      let values =
        dimension == nil
        ? [value(summary.total)]
        : members.map { member in
          summary.classes.first { $0.name == member }.map(value) ?? 0
        }
      return self.input(name, label, values, unit: unit, asOf: asOf)
    }
    var lines: [String] = []
    if let coverage = summary.coverage {
      lines += input("requests", "Requests", " request/month") { Double($0.requests) / coverage.months }
    }
    lines += input("tokens_in", "Input tokens of a request, on average", " token/request", \.meanIn)
    lines += input("tokens_out", "Output tokens of a request, on average", " token/request", \.meanOut)
    if summary.countedCached != nil {
      lines += input("cached", "Share of input tokens read from a cache", "%") { $0.cachedShare * 100 }
    }
    if let growth = summary.growth {
      lines += self.input(
        "growth", "Growth of requests", [growth * 100], unit: "% per month", asOf: asOf, isWhole: true)
    }
    return lines
  }

  // MARK: Bills

  private func bill(_ bill: BillSummary) -> [String] {
    guard let currency = bill.currency, let months = bill.monthCount, let days = bill.days else { return [] }
    let asOf = CivilDay.month(days.upperBound - 1).description
    func input(_ name: String, _ label: String, _ whole: Money, _ part: (BillSummary.Part) -> Money) -> [String] {
      let values =
        dimension == nil
        ? [whole.number / months]
        : members.map { member in
          bill.classes.first { $0.name == member }.map { part($0).number / months } ?? 0
        }
      return self.input(name, label, values, unit: " \(currency)/month", asOf: asOf)
    }
    var lines = input("billed", "Billed cost", bill.billed, \.billed)
    if let effective = bill.effective { lines += input("effective", "Effective cost", effective, \.effective) }
    return lines
  }

  // MARK: Lines

  private func input(
    _ name: String, _ label: String, _ values: [Double], unit: String, asOf: String?, isWhole: Bool = false
  ) -> [String] {
    let texts = values.map(NumberText.literal)
    let value: String
    if let dimension, !isWhole {
      let entries = zip(members, texts).map { "\($0): \($1)\(unit == "%" ? "%" : "")" }
      value = "by \(dimension) \(label.quoted) = { \(entries.joined(separator: ", ")) }\(unit == "%" ? "" : unit)"
    } else {
      value = "\(label.quoted) = \(texts.first ?? "0")\(unit)"
    }
    var lines = ["input \(name) \(value)", "  source: \(source.quoted)"]
    if let asOf { lines.append("  as of: \(asOf)") }
    return lines
  }
}
