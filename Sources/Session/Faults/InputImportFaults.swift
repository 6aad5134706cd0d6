import Diagnostics
import Workbook

extension DiagnosticCode {
  static let inputImports: [DiagnosticCode] = [unreadableWorkbook, noInputsInFile]

  static let unreadableWorkbook = DiagnosticCode(
    "E0931", "A workbook is read as .xlsx: an archive of XML, as spreadsheet programs save it.",
    example: .session("load programmes/support-copilot\nimport inputs example.hurdle\n"),
    mend: "Save it as .xlsx in the spreadsheet program, or hand over the .csv.")

  static let noInputsInFile = DiagnosticCode(
    "E0932",
    """
    Inputs are found by the names that an export gives their cells, or by the register's rows of an exported table. \
    This file has none of this model.
    """,
    example: .session("load programmes/support-copilot\nimport inputs renamed.csv\n"),
    mend: "Load the model that the file was exported from.")
}

extension Diagnostic {
  static func unreadableWorkbook(_ path: String, _ failure: WorkbookFile.Failure, at span: Span) -> Diagnostic {
    switch failure {
    case .missingLibrary:
      Diagnostic(
        .unreadableWorkbook, "reading .xlsx needs libminizip and libexpat, which are not installed", at: span,
        hint: "install them: apt-get install libminizip1 libexpat1, or import the .csv")
    case .noWorkbook:
      Diagnostic(
        .unreadableWorkbook, "`\(path)` is no workbook", at: span,
        hint: "save it as .xlsx in the spreadsheet program")
    case .damaged(let part):
      Diagnostic(
        .unreadableWorkbook, "`\(path)` is damaged", at: span, notes: [Note("its part \(part) cannot be read")],
        hint: "open it in a spreadsheet program and save it again")
    }
  }

  static func noInputsInFile(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .noInputsInFile, "`\(path)` holds no input of this model", at: span,
      hint: "load the model it was exported from")
  }
}
