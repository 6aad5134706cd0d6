import Checking
package import Diagnostics
import Quantities
package import Reports

extension Workbook {
  /// A live workbook of everything an export holds.
  /// - Throws: where it would be larger than a spreadsheet program can open.
  package init(_ pack: Pack) throws(Diagnostic) {
    let source = BookSource(pack)
    try Self.requireFitting(source)
    var book = BookModel(source)
    book.write()
    var binder = BookBinder(book)
    self = binder.bind()
    let tooLong = sheets.first { sheet in
      sheet.cells.contains { $0.row >= BookLayout.rowLimit || $0.column >= BookLayout.columnLimit }
    }
    if let tooLong { throw .workbookTooLarge("the sheet \(tooLong.name) has more rows than a spreadsheet") }
  }

  /// Beyond this a workbook opens no more within a minute, if at all.
  private static let cellLimit = 4_000_000

  private static func requireFitting(_ source: BookSource) throws(Diagnostic) {
    guard let figures = source.scenarios.first else { return }
    let all = figures.model.quantities.reduce(0) { $0 + 2 * $1.type.cellCount }
    let rows = figures.lines.reduce(all) { $0 + 2 * $1.quantity.type.cellCount }
    let cells = rows * (figures.timeline.columns + BookLayout.firstPeriod)
    if cells > cellLimit {
      throw .workbookTooLarge("its detail makes about \(cells / 1_000_000) million cells")
    }
  }
}

extension DiagnosticCode {
  package static let workbook: [DiagnosticCode] = [workbookTooLarge]

  static let workbookTooLarge = DiagnosticCode(
    "E0921",
    """
    A workbook holds a row for every member of every dimension and a column for every period. Beyond some four \
    million cells no spreadsheet program opens it in reasonable time, and a sheet ends at row 1,048,576.
    """,
    example: .session(
      """
      timeline 2026-01 for 1200 months
      currency EUR
      discount 9% per year
      dimension team = \(members("t"))
      dimension place = \(members("p"))
      input price by team = 1 EUR/month
      input share by place = 100%
      cost licences = price * share
        category: licences
      export board.xlsx
      """), mend: "Export to `.csv` or `.json`, which have no such limit, or add the detail up first.")
}

private func members(_ letter: String) -> String { (1...32).map { "\(letter)\($0)" }.joined(separator: ", ") }

extension Diagnostic {
  fileprivate static func workbookTooLarge(_ reason: String) -> Diagnostic {
    Diagnostic(
      .workbookTooLarge, "the model is too large for a workbook: \(reason)", at: nil,
      hint: "export to .csv or .json, which have no such limit")
  }
}
