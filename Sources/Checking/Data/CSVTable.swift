package import Diagnostics

/// A data file of comma-separated values (RFC 4180): a header line, then one record a line. A field in quotes may
/// hold commas, line ends and doubled quotes. Blank lines are passed over.
///
/// A table is held whole, each field with its place for faults to point at; logs of any size, whose rows are refused by
/// their lines, are read by `DataFiles/CSVReader`.
package struct CSVTable: Sendable {
  package struct Field: Sendable {
    package let text: String
    package let span: Span
  }
  package let header: [Field]
  package let records: [[Field]]
  package let file: SourceFile

  /// Reads a text; `fault` is the first record with another number of fields than the header, or an open quote.
  package init(_ file: SourceFile, fault: inout Diagnostic?) {
    self.file = file
    var rows: [[Field]] = []
    var row: [Field] = []
    let bytes = Array(file.text.utf8)
    var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let quote = UInt8(ascii: "\"")
    let comma = UInt8(ascii: ",")
    let newline = UInt8(ascii: "\n")
    let carriage = UInt8(ascii: "\r")
    while i < bytes.count {
      let start = i
      var content: [UInt8] = []
      if bytes[i] == quote {
        i += 1
        var isClosed = false
        while i < bytes.count, !isClosed {
          if bytes[i] != quote {
            content.append(bytes[i])
          } else if i + 1 < bytes.count, bytes[i + 1] == quote {
            content.append(quote)
            i += 1
          } else {
            isClosed = true
          }
          i += 1
        }
        if !isClosed, fault == nil { fault = .openQuote(at: Span(file, start, start + 1)) }
      }
      while i < bytes.count, bytes[i] != comma, bytes[i] != newline {
        content.append(bytes[i])
        i += 1
      }
      let text = String(decoding: content, as: UTF8.self).trimmed
      row.append(Field(text: text, span: Span(file, start, i)))
      let endsRow = i >= bytes.count || bytes[i] == newline
      if endsRow {
        if row.count > 1 || !text.isEmpty { rows.append(row) }
        row = []
      } else if i + 1 == bytes.count || bytes[i + 1] == newline || bytes[i + 1] == carriage {
        // A comma that ends its line has an empty field after it.
        row.append(Field(text: "", span: Span(file, i + 1, i + 1)))
        rows.append(row)
        row = []
        i += 1
        while i < bytes.count, bytes[i] != newline { i += 1 }
      }
      i += 1
    }
    header = rows.first ?? []
    records = Array(rows.dropFirst())
    if fault == nil, let odd = records.first(where: { $0.count != rows[0].count }), let first = odd.first {
      fault = .unevenRecord(found: odd.count, expected: header.count, at: first.span)
    }
  }

  /// The position of a column, exactly as the header spells it.
  package func column(_ name: String) -> Int? { header.firstIndex { $0.text == name } }
}

extension String {
  /// Without blanks and a carriage return at both ends.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.first, first == " " || first == "\t" || first == "\r" { view = view.dropFirst() }
    while let last = view.last, last == " " || last == "\t" || last == "\r" || last == "\r\n" { view = view.dropLast() }
    return String(view)
  }
}
