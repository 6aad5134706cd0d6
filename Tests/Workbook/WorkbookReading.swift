import Checking
import Diagnostics
import Engine
import Planning
import Quantities
import Reports
import Spreadsheet
import Syntax
import Workbook

/// A workbook read back by its defined names, as a spreadsheet program does.
struct WorkbookReading {
  let workbook: Workbook
  private var cells: [String: WorkbookCell] = [:]
  private let names: [String: String]

  init(_ workbook: Workbook) {
    self.workbook = workbook
    names = Dictionary(
      workbook.names.map { ($0.name.lowercased(), $0.formula) }, uniquingKeysWith: { first, _ in first })
    for sheet in workbook.sheets {
      for cell in sheet.cells {
        cells["\(sheet.name)!\(FormulaText.columnName(cell.column))\(cell.row + 1)"] = cell
      }
    }
  }

  /// What a name's cells come to; nil for a number that does not exist.
  func numbers(_ name: String) -> [Double?]? { contents(name)?.map(Self.number) }

  func contents(_ name: String) -> [WorkbookCell.Content]? {
    guard let formula = names[name.lowercased()] else { return nil }
    let text = formula.dropFirst().filter { $0 != "$" && $0 != "'" }
    guard let mark = text.firstIndex(of: "!") else { return nil }
    let sheet = text[..<mark]
    let ends = text[text.index(after: mark)...].split(separator: ":")
    guard let first = ends.first.map(Self.place), let last = ends.last.map(Self.place) else { return nil }
    return (first.column...last.column).map { column in
      cells["\(sheet)!\(FormulaText.columnName(column))\(first.row)"]?.content ?? .blank
    }
  }

  private static func place(_ text: Substring) -> (column: Int, row: Int) {
    let letters = text.prefix { $0.isLetter }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    return (column, Int(text.dropFirst(letters.count)) ?? 0)
  }

  static func number(_ content: WorkbookCell.Content) -> Double? {
    switch content {
    case .number(let number), .formula(_, .number(let number)): number
    case .blank, .text, .formula: nil
    }
  }
}

/// Texts held in memory in place of files.
struct TextFiles: SourceReader {
  let files: [String: String]
  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    data(path.hasSuffix(".roi") ? path : path + ".roi", from: naming)
  }
  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    guard let text = files[path] else { return .failure(.missing(tried: [path])) }
    return .success(SourceText(file: SourceFile(name: path, text: text), identity: path, sha256: path))
  }
  func suppliers(of name: String) -> [String] { [] }
}

/// A model's runs and figures in base and every scenario.
struct Runs {
  let model: CheckedModel
  let runs: [Evaluator]
  let figures: [Figures]

  init(_ text: String, files: [String: String] = [:]) throws {
    let source = SourceText(file: SourceFile(name: "main.roi", text: text), identity: "main.roi", sha256: "")
    let tree = Parser.parseModel(source.file)
    let input = CheckInput(parts: [CheckInput.Part(tree: tree, origin: .file(source))], reader: TextFiles(files: files))
    let model = Checker.check(input).model
    self.model = model
    let names = ["base"] + model.scenarios.map(\.name)
    runs = try names.map { name in
      let inputs = try InputResolver(model).values(under: Overlay.stack(for: name, in: model))
      let rows = inputs.rows.filter { !model[$0].type.isSeries }
      return Evaluator(try Planner.plan(model, rowInputs: rows), inputs: inputs)
    }
    var figures: [Figures] = []
    for (name, run) in zip(names, runs) {
      if let made = Figures(run, scenario: name) { figures.append(made) }
    }
    self.figures = figures
  }

  /// The workbook with one scenario in use.
  func workbook(_ selected: Int) throws -> Workbook {
    try Workbook(
      Pack(
        figures: figures[selected], others: figures.enumerated().filter { $0.offset != selected }.map(\.element),
        provenance: Provenance(version: "test", sources: [], scenario: figures[selected].scenario, overrides: [])))
  }
}
