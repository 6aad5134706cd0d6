import Checking
import Diagnostics
import Routing
import Syntax

extension DiagnosticCode {
  static let graded: [DiagnosticCode] = [notGradedFile, notAMark, unknownGradedModel, noPrompts]

  static let notGradedFile = DiagnosticCode(
    "E0780",
    "A file of graded answers has a header, then a line a prompt: the prompt, perhaps its class, and a column for each "
      + "of at least two models with True or False. Files that are read together have the same models.",
    example: .session("graded \"volumes.csv\"\n"),
    mend: "Name the columns: `prompt,class,small,large`.")

  static let notAMark = DiagnosticCode(
    "E0781",
    "A model's answer is marked as right (True, 1, yes, right, correct) or wrong (False, 0, no, wrong, incorrect).",
    example: .session("graded \"ungraded.csv\"\n"), mend: "Write True or False in the field, or leave the line out.")

  static let unknownGradedModel = DiagnosticCode(
    "E0782", "`weak` and `strong` name two of the file's models, by a column's name or a part of it that only one has.",
    example: .session("graded \"responses.csv\" weak tiny\n"), mend: "Write one of the columns: `weak small`.")

  static let noPrompts = DiagnosticCode(
    "E0783",
    "`without FILE` names prompts to leave out: a CSV file with a column prompt, or JSON lines with the key prompt or "
      + "eval_prompt.",
    example: .session("graded \"responses.csv\" without \"volumes.csv\"\n"), mend: "Give the column the name prompt.")
}

extension Diagnostic {
  static func gradedFault(
    _ fault: GradedFault, tables: [(table: CSVTable, graded: GradedTable)], _ request: GradedCommand.Request
  ) -> Diagnostic {
    func table(_ file: String) -> CSVTable? { tables.first { $0.graded.name == file }?.table }
    func head(_ file: String) -> Span { table(file)?.header.first?.span ?? request.files[0].span }
    switch fault {
    case .noRecords(let file):
      return Diagnostic(.notGradedFile, "`\(file)` has no prompts to count", at: request.files[0].span)
    case .noModels(let file, let columns):
      return Diagnostic(
        .notGradedFile, "no column of `\(file)` holds right and wrong marks", at: head(file),
        notes: [Note("its columns are \(columns.joined(separator: ", "))")],
        hint: "give each model a column with True or False")
    case .unknownColumn(let file, let column, let columns):
      return Diagnostic(
        .notGradedFile, "`\(file)` has no column `\(column)`", at: request.column?.span ?? head(file),
        notes: [Note("its columns are \(columns.joined(separator: ", "))")])
    case .notGraded(let file, let record, let column, let text):
      let field = table(file).flatMap { table in
        table.column(column).flatMap { column in
          table.records.indices.contains(record - 1) ? table.records[record - 1][column].span : nil
        }
      }
      return Diagnostic(
        .notAMark, "`\(text)` says neither right nor wrong", at: field ?? head(file), hint: "write True or False")
    case .otherModels(let file, let models, let expected):
      return Diagnostic(
        .notGradedFile, "`\(file)` names other models than the files before it", at: head(file),
        notes: [
          Note("here: \(models.joined(separator: ", "))"), Note("before: \(expected.joined(separator: ", "))"),
        ])
    case .uneven(let file, let record, let fields, let expected):
      return Diagnostic(
        .notGradedFile, "record \(record) of `\(file)` has \(fields) fields, not \(expected)", at: head(file))
    }
  }

  static func oneGradedModel(_ models: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .notGradedFile, "a router needs two models to choose from", at: span,
      notes: [Note("graded here: \(models.joined(separator: ", "))")])
  }

  static func unknownGradedModel(_ name: String, models: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownGradedModel, "`\(name)` is not one of the models", at: span,
      notes: [Note("they are \(models.joined(separator: ", "))")])
  }

  static func noPrompts(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(.noPrompts, "`\(path)` names no prompts", at: span)
  }
}
