import Checking
import Engine
import Finance
import Foundation
import ModelGenerator
import Planning
import Quantities
import Reports
import Testing
import Workbook

/// The formulas of a workbook against the engine, on generated models that call every function of the language.
struct GeneratedWorkbookTests {
  /// `HURDLE_GENERATED_MODELS=20..<500` holds others against it.
  static let seeds: [Int] = {
    let given = ProcessInfo.processInfo.environment["HURDLE_GENERATED_MODELS"] ?? ""
    let ends = given.split(separator: "..<").compactMap { Int($0) }
    return ends.count == 2 ? Array(ends[0]..<ends[1]) : Array(0..<8)
  }()

  static func agree(_ a: Double, _ b: Double?, scale: Double) -> Bool {
    guard let b else { return !a.isFinite }
    return a.isFinite && abs(a - b) <= max(1e-9 * max(abs(a), abs(b), scale * 1e-3), 1e-12)
  }

  static func disagreements(_ runs: Runs, _ selected: Int) throws -> [String] {
    let book = WorkbookReading(try runs.workbook(selected))
    let run = runs.runs[selected]
    let timeline = run.plan.timeline
    var found: [String] = []
    for quantity in runs.model.quantities {
      guard case .calculation = quantity.role else { continue }
      for cell in 0..<quantity.type.cellCount {
        let member = quantity.type.axes.isEmpty ? "" : "_\(quantity.type.name(ofCell: cell))"
        let name = "\(quantity.name)\(member)".map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
        guard let mine = run.row(of: quantity.id, cell: cell) else { continue }
        guard let values = book.numbers(name) ?? book.numbers(name + "_") else {
          found.append("\(name) is missing")
          continue
        }
        let scale = mine.filter(\.isFinite).map(abs).max() ?? 0
        for column in 0...timeline.count {
          // A flow that is one number holds 0 at initial, which a single cell does not show.
          if values.count == 1, column == 0, quantity.type.rollUp == .flow { continue }
          let value = values.count == 1 ? values[0] : values[column]
          if !agree(mine[column], value, scale: scale) {
            found.append("\(name) in column \(column): \(value ?? .nan), by the engine \(mine[column])")
            break
          }
        }
      }
    }
    for line in runs.figures[selected].lines {
      let name = "line_" + line.quantity.name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
      let values = book.numbers(name) ?? []
      let scale = line.economic.filter(\.isFinite).map(abs).max() ?? 0
      if let column = line.economic.indices.first(where: {
        !values.indices.contains($0) || !agree(line.economic[$0], values[$0], scale: scale)
      }) {
        found.append(
          "\(name) in column \(column): \(values.indices.contains(column) ? values[column] ?? .nan : .nan), by the engine \(line.economic[column])"
        )
      }
    }
    let net = runs.figures[selected].views[.economic]?.net ?? []
    guard net.allSatisfy(\.isFinite) else { return found }
    let scale = runs.figures[selected].views.values.flatMap { $0.costs + $0.benefits }.map(abs).max() ?? 0
    for view in runs.figures[selected].shownViews {
      for metric in Metric.allCases {
        let name = "metric_\(metric.rawValue)\(view == .economic ? "" : "_\(view.rawValue)")"
        let value = book.numbers(name)?[0]
        let mine = runs.figures[selected].metric(metric, view).number
        // What rests on the sign of a number that should be 0 is settled by its last bit.
        if (mine == nil) != (value == nil)
          || !agree(mine ?? 0, value ?? 0, scale: metric == .npv || metric == .peakFunding ? scale : 0)
        {
          found.append("\(name): \(value ?? .nan), by the engine \(mine ?? .nan)")
        }
      }
    }
    return found
  }

  @Test("a generated model's workbook comes to the engine's numbers in every scenario", arguments: seeds)
  func generatedModel(_ seed: Int) throws {
    let generated = GeneratedModel(seed: seed)
    let runs = try Runs(generated.text, files: generated.files)
    try #require(runs.figures.count == runs.runs.count)
    // Base and the scenario that stands on the most.
    for selected in Set([0, runs.runs.count - 1]).sorted() {
      let found = try Self.disagreements(runs, selected)
      #expect(
        found.isEmpty, "seed \(seed), \(runs.figures[selected].scenario):\n\(found.prefix(6).joined(separator: "\n"))")
    }
  }
}
