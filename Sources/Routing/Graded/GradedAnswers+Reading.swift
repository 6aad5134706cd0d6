/// A file of graded answers as it was read: a header, then a record a prompt.
package struct GradedTable: Sendable {
  /// Names the class where no column does.
  package var name: String
  package var header: [String]
  package var records: [[String]]

  package init(name: String, header: [String], records: [[String]]) {
    self.name = name
    self.header = header
    self.records = records
  }
}

/// Why files of graded answers are no quality table. Records are counted from 1, the header not among them.
package enum GradedFault: Error, Hashable, Sendable {
  case noRecords(file: String)
  /// No column holds right and wrong marks.
  case noModels(file: String, columns: [String])
  case unknownColumn(file: String, column: String, columns: [String])
  /// A field of a model's column that says neither right nor wrong.
  case notGraded(file: String, record: Int, column: String, text: String)
  /// Files that go together name other models.
  case otherModels(file: String, models: [String], expected: [String])
  case uneven(file: String, record: Int, fields: Int, expected: Int)
}

extension GradedAnswers {
  /// Puts files together. A model is a column whose first field is a mark (`True`, `False`, 1, 0, yes, no, right,
  /// wrong, correct, incorrect); the class is named by a column, or else each file is one.
  ///
  /// - Parameters:
  ///   - classColumn: the column that names the class; nil takes one headed `class` or `category` if there is one.
  ///   - leavingOut: prompts not to count, as they stand in the column headed `prompt`, or the first one.
  package init(
    _ tables: [GradedTable], classColumn: String? = nil, leavingOut prompts: Set<String> = []
  ) throws(GradedFault) {
    self.init(models: [], classes: [], taskClass: [], isRight: [])
    var positions: [String: Int] = [:]
    for table in tables {
      guard let first = table.records.first else { throw .noRecords(file: table.name) }
      let columns = try Columns(table, first: first, classColumn: classColumn)
      let names = columns.models.map { table.header[$0] }
      if models.isEmpty {
        models = names
        isRight = names.map { _ in [] }
      } else if models != names {
        throw .otherModels(file: table.name, models: names, expected: models)
      }
      for (r, record) in table.records.enumerated() {
        guard record.count == table.header.count else {
          throw .uneven(file: table.name, record: r + 1, fields: record.count, expected: table.header.count)
        }
        if prompts.contains(record[columns.prompt]) {
          leftOut += 1
          continue
        }
        let name = columns.taskClass.map { record[$0] } ?? table.name
        let c = positions[name] ?? classes.count
        if c == classes.count {
          positions[name] = c
          classes.append(name)
        }
        taskClass.append(c)
        for (m, column) in columns.models.enumerated() {
          guard let mark = Self.mark(record[column]) else {
            throw .notGraded(
              file: table.name, record: r + 1, column: table.header[column], text: record[column])
          }
          isRight[m].append(mark)
        }
      }
    }
    guard count > 0 else { throw .noRecords(file: tables.first?.name ?? "") }
  }

  private struct Columns {
    var prompt: Int
    var taskClass: Int?
    var models: [Int]

    init(_ table: GradedTable, first: [String], classColumn: String?) throws(GradedFault) {
      let header = table.header
      guard first.count == header.count else {
        throw .uneven(file: table.name, record: 1, fields: first.count, expected: header.count)
      }
      prompt = header.firstIndex { $0.lowercased() == "prompt" } ?? 0
      if let classColumn {
        guard let column = header.firstIndex(of: classColumn) else {
          throw .unknownColumn(file: table.name, column: classColumn, columns: header)
        }
        taskClass = column
      } else {
        taskClass = header.firstIndex { ["class", "category", "task"].contains($0.lowercased()) }
      }
      let others = [prompt, taskClass]
      models = header.indices.filter { !others.contains($0) && GradedAnswers.mark(first[$0]) != nil }
      guard !models.isEmpty else { throw .noModels(file: table.name, columns: header) }
    }
  }

  static func mark(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "1.0", "yes", "right", "correct": true
    case "false", "0", "0.0", "no", "wrong", "incorrect": false
    default: nil
    }
  }
}
