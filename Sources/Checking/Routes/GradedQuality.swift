import Diagnostics
import Quantities
import Routing
import Syntax

/// `quality: quality("responses.csv", class: "kind", large: "gpt-4")`: the quality table of a route from graded answers.
/// Several files go together; without a column that names the class each is one, by its name.
struct GradedQuality {
  /// The table as a value of the language: shares with their 95% bounds (Wilson).
  let value: String
  /// What was read, for the register.
  let source: String
  /// `pairs[class][first][second]`, by the route's classes and models.
  let pairs: [[[PairedOutcomes?]]]
}

extension ModelChecker {
  /// Whether a quality is read from a file.
  static func readsQuality(_ entry: RouteEntry) -> Bool {
    if case .call(let callee, _)? = entry.values.first?.kind { callee.text == "quality" } else { false }
  }

  /// The graded answers a route's quality names; nil after a fault, which is reported.
  mutating func graded(
    _ entry: RouteEntry, classes: [Identifier], models: [Identifier], in scope: Scope
  ) -> GradedQuality? {
    guard let value = entry.values.first, case .call(_, let arguments) = value.kind else { return nil }
    var paths: [(text: String, span: Span)] = []
    var labelled: [String: (text: String, span: Span)] = [:]
    for argument in arguments {
      guard case .text(let text) = argument.value.kind else {
        expressions.report(.routeWords("quality", wanted: "quality(\"responses.csv\")", at: argument.value.span))
        return nil
      }
      if let label = argument.label {
        guard label.text == "class" || models.contains(where: { $0.text == label.text }) else {
          expressions.report(
            .unknownRouteName("model", label.text, known: models.map(\.text) + ["class"], at: label.span))
          return nil
        }
        labelled[label.text] = (text, argument.value.span)
      } else {
        paths.append((text, argument.value.span))
      }
    }
    guard let path = paths.first else {
      expressions.report(.routeWords("quality", wanted: "quality(\"responses.csv\")", at: value.span))
      return nil
    }
    var tables: [GradedTable] = []
    for path in paths {
      guard let table = expressions.table(path.text, at: path.span, in: scope) else { return nil }
      tables.append(
        GradedTable(
          name: Self.stem(path.text), header: table.header.map(\.text),
          records: table.records.map { $0.map(\.text) }))
    }
    let graded: GradedAnswers
    do throws(GradedFault) {
      graded = try GradedAnswers(tables, classColumn: labelled["class"]?.text)
    } catch {
      let place = paths.first { Self.stem($0.text) == error.file } ?? path
      expressions.report(.gradedQuality(error, of: place.text, at: place.span))
      return nil
    }
    var columns: [Int] = []
    for model in models {
      let name = labelled[model.text]?.text ?? model.text
      let found = graded.models.indices.filter {
        graded.models[$0] == name || graded.models[$0].lowercased().contains(name.lowercased())
      }
      guard let column = graded.models.firstIndex(of: name) ?? (found.count == 1 ? found[0] : nil) else {
        expressions.report(
          .unknownRouteName("column", name, known: graded.models, at: labelled[model.text]?.span ?? path.span))
        return nil
      }
      columns.append(column)
    }
    var rows: [Int] = []
    for taskClass in classes {
      guard let row = graded.classes.firstIndex(of: taskClass.text) else {
        expressions.report(.unknownRouteName("class", taskClass.text, known: graded.classes, at: path.span))
        return nil
      }
      rows.append(row)
    }
    return Self.quality(
      of: graded, classes: classes, models: models, rows: rows, columns: columns,
      path: paths.count == 1 ? path.text : "\(paths.count) files from \(path.text) on")
  }

  /// `mmlu_anatomy` of `mmlu/mmlu_anatomy.csv`
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
  }

  private static func quality(
    of graded: GradedAnswers, classes: [Identifier], models: [Identifier], rows: [Int], columns: [Int], path: String
  ) -> GradedQuality {
    func cell(_ row: Int, _ column: Int) -> String {
      let share = graded.proportion(column, class: row)
      let (low, high) = share.wilson
      let texts = [share.estimate ?? 0, low, high].map { NumberText.literal($0) }
      return "\(texts[0]) in \(texts[1]) .. \(texts[2])"
    }
    let entries = zip(classes, rows).map { taskClass, row in
      "\(taskClass.text): { "
        + zip(models, columns).map { "\($0.text): \(cell(row, $1))" }.joined(separator: ", ") + " }"
    }
    let prompts = rows.reduce(0) { $0 + graded.proportion(columns[0], class: $1).trials }
    return GradedQuality(
      value: "{ \(entries.joined(separator: ", ")) }", source: "\(path), \(prompts) graded prompts",
      pairs: rows.map { row in
        columns.map { first in
          columns.map { first == $0 ? nil : graded.paired(first, $0, class: row) }
        }
      })
  }
}

extension Diagnostic {
  static func gradedQuality(_ fault: GradedFault, of file: String, at span: Span) -> Diagnostic {
    let title: String
    switch fault {
    case .noRecords: title = "`\(file)` has no prompts to count"
    case .noModels(_, let columns):
      title = "no column of `\(file)` holds right and wrong marks: it has \(Words.list(columns))"
    case .unknownColumn(_, let column, let columns):
      title = "`\(file)` has no column `\(column)`: it has \(Words.list(columns))"
    case .notGraded(_, let record, let column, let text):
      title = "`\(text)` in \(column), record \(record), says neither right nor wrong"
    case .otherModels: title = "`\(file)` names other models"
    case .uneven(_, let record, let fields, let expected):
      title = "record \(record) of `\(file)` has \(fields) fields, not \(expected)"
    }
    return Diagnostic(
      .gradedQuality, title, at: span, hint: "give each model a column with True or False, and the class one of its own"
    )
  }
}

extension GradedFault {
  /// The name of the table it is in.
  fileprivate var file: String {
    switch self {
    case .noRecords(let file), .noModels(let file, _), .unknownColumn(let file, _, _), .notGraded(let file, _, _, _),
      .otherModels(let file, _, _), .uneven(let file, _, _, _):
      file
    }
  }
}
