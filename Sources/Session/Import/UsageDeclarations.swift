import Quantities
import Syntax
import UsageLogs

/// The inputs that an imported log becomes, as the text of a model.
struct UsageDeclarations {
  /// The name its inputs stand under.
  let name: String
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
    lines += prompts(summary, asOf: asOf)
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

  /// The histogram of prompts, by the lengths at which price lists change: `prompts: NAME` in a route prices each request
  /// by its own length.
  private func prompts(_ summary: UsageSummary, asOf: String?) -> [String] {
    let bands = summary.total.bands
    guard !bands.isEmpty else { return [] }
    let axis = "\(name)_prompt"
    func input(_ name: String, _ label: String, _ unit: String, _ value: (ClassUsage, Int) -> Double) -> [String] {
      func row(_ usage: ClassUsage?) -> String {
        // A class without requests is as if all were of the first length.
        let entries = bands.enumerated().map { index, band -> String in
          let number = usage.map { value($0, band.above) } ?? (unit != "%" ? 1 : index == 0 ? 100 : 0)
          return "\(band.name): \(NumberText.literal(number))\(unit == "%" ? "%" : "")"
        }
        return "{ \(entries.joined(separator: ", ")) }"
      }
      let table =
        dimension == nil
        ? row(summary.total)
        : "{ "
          + members.map { member in "\(member): \(row(summary.classes.first { $0.name == member }))" }
          .joined(separator: ", ") + " }"
      let axes = [dimension, axis].compactMap(\.self).joined(separator: ", ")
      var lines = ["input \(name) by \(axes) \(label.quoted) = \(table)\(unit == "%" ? "" : unit)"]
      lines.append("  source: \(source.quoted)")
      if let asOf { lines.append("  as of: \(asOf)") }
      return lines
    }
    func mean(_ usage: ClassUsage, _ above: Int, _ tokens: (PromptBand) -> Int) -> Double {
      guard let band = usage.bands.first(where: { $0.above == above }), tokens(band) > 0 else {
        // Lengths without requests count nothing; one at least must have some for there to be a mean.
        return usage.bands.contains { tokens($0) > 0 } ? 0 : 1
      }
      return Double(tokens(band)) / Double(band.requests)
    }
    return ["dimension \(axis) = \(bands.map(\.name).joined(separator: ", "))"]
      + input("prompt_share", "Share of requests by length of prompt", "%") { usage, above in
        let band = usage.bands.first { $0.above == above }
        return usage.requests > 0 ? Double(band?.requests ?? 0) / Double(usage.requests) * 100 : 0
      }
      + input("prompt_tokens", "Tokens of prompts, by length", " token/request") { mean($0, $1, \.tokensIn) }
      + input("answer_tokens", "Tokens of answers, by length of prompt", " token/request") { mean($0, $1, \.tokensOut) }
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

extension PromptBand {
  /// As a member: `to_32k`, `above_1000k`.
  fileprivate var name: String {
    guard let end = Self.bounds.first(where: { $0 > above }) else { return "above_\(above / 1_000)k" }
    return end == 0 ? "empty" : "to_\(end / 1_000)k"
  }
}
