import CXlsxWriter
import Glibc
import Reports
import Spreadsheet
import Workbook

/// A workbook under way in the library that writes the format.
///
/// A class because it owns the library's handle. It is written to a file in memory, so that nothing stands in a folder
/// before the whole is put there at once.
final class XLSXFile {
  enum Failure: Error {
    case missingLibrary
    case system(reason: String)
  }

  let library: cx_library
  let book: UnsafeMutablePointer<lxw_workbook>
  private let descriptor: Int32
  private let keepsValues: Bool
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var isOpen = true
  /// As the format numbers paper: 9 is A4, 1 is letter.
  private var paper: UInt8 = 9

  init(keepsValues: Bool) throws(Failure) {
    self.keepsValues = keepsValues
    guard let library = cx_library_loaded()?.pointee else { throw Failure.missingLibrary }
    self.library = library
    let descriptor = cx_memory_file()
    guard descriptor >= 0 else { throw Failure.system(reason: String(cString: strerror(errno))) }
    var options = lxw_workbook_options(constant_memory: 0, tmpdir: nil, use_zip64: 0)
    guard let book = library.workbook_new_opt("/proc/self/fd/\(descriptor)", &options) else {
      Glibc.close(descriptor)
      throw Failure.system(reason: "out of memory")
    }
    self.book = book
    self.descriptor = descriptor
  }

  deinit {
    if isOpen { _ = library.workbook_close(book) }
    Glibc.close(descriptor)
  }

  /// The file's bytes.
  func close() throws(Failure) -> [UInt8] {
    isOpen = false
    // A limit on the size of files is to be an answer, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    let error = library.workbook_close(book)
    guard error == LXW_NO_ERROR else {
      throw Failure.system(reason: library.lxw_strerror(error).map { String(cString: $0) } ?? "no reason given")
    }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { throw Failure.system(reason: "nothing was written") }
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while done < size, let base = buffer.baseAddress {
        let read = pread(descriptor, base + done, size - done, off_t(done))
        if read <= 0 { break }
        done += read
      }
      count = done
    }
    guard done == size else { throw Failure.system(reason: "it could not be read back") }
    return bytes
  }

  // MARK: Writing

  func write(_ workbook: Workbook, createdAt time: Int) {
    workbook.title.withMutableCString { title in
      "Hurdle".withMutableCString { maker in
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = maker
        properties.company = maker
        properties.created = time_t(time)
        _ = library.workbook_set_properties(book, &properties)
      }
    }
    switch workbook.paper {
    case .a4: paper = 9
    case .letter: paper = 1
    }
    for (name, value) in workbook.provenance {
      _ = library.workbook_set_custom_property_string(book, name, String(value.prefix(255)))
    }
    let sheets = workbook.sheets.map { sheet in library.workbook_add_worksheet(book, sheet.name) }
    for (sheet, handle) in zip(workbook.sheets, sheets) {
      if let handle { write(sheet, to: handle) }
    }
    for name in workbook.names { _ = library.workbook_define_name(book, name.name, name.formula) }
  }

  private func write(_ sheet: WorkbookSheet, to handle: UnsafeMutablePointer<lxw_worksheet>) {
    for (columns, width) in sheet.widths {
      _ = library.worksheet_set_column(
        handle, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound), width, nil)
    }
    let levels = Dictionary(sheet.outlines.map { ($0.row, $0.level) }, uniquingKeysWith: { first, _ in first })
    for (row, level) in levels.sorted(by: { $0.key < $1.key }) {
      var options = lxw_row_col_options(hidden: 0, level: UInt8(level), collapsed: 0)
      _ = library.worksheet_set_row_opt(handle, lxw_row_t(row), 15, nil, &options)
    }
    for (row, height) in sheet.tallRows { _ = library.worksheet_set_row(handle, lxw_row_t(row), height, nil) }
    for cell in sheet.cells { write(cell, to: handle) }
    for (row, column, source) in sheet.choices { addChoice(row, column, source, to: handle) }
    for (row, column) in sheet.flags { addFlag(row, column, to: handle) }
    setUp(sheet, handle)
    for chart in sheet.charts { insert(chart, into: handle) }
  }

  private func write(_ cell: WorkbookCell, to handle: UnsafeMutablePointer<lxw_worksheet>) {
    let row = lxw_row_t(cell.row)
    let column = lxw_col_t(cell.column)
    let format = format(cell.style)
    switch cell.content {
    case .blank: _ = library.worksheet_write_blank(handle, row, column, format)
    case .text(let text): _ = library.worksheet_write_string(handle, row, column, Self.fitted(text), format)
    case .number(let number):
      // A number that is none would make the whole file count as damaged.
      if number.isFinite {
        _ = library.worksheet_write_number(handle, row, column, number, format)
      } else {
        _ = library.worksheet_write_string(handle, row, column, "n/m", format)
      }
    case .formula(let formula, let result): write(formula, result, handle, row, column, format)
    }
    if let note = cell.note { addNote(note, row, column, to: handle) }
  }

  private func write(
    _ formula: String, _ result: SheetResult, _ handle: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    guard keepsValues else {
      _ = library.worksheet_write_formula_str(handle, row, column, formula, format, "")
      return
    }
    switch result {
    case .number(let number) where number.isFinite:
      _ = library.worksheet_write_formula_num(handle, row, column, formula, format, number)
    case .number: _ = library.worksheet_write_formula_str(handle, row, column, formula, format, "#NUM!")
    case .text(let text):
      _ = library.worksheet_write_formula_str(handle, row, column, formula, format, Self.fitted(text))
    case .error(let error):
      _ = library.worksheet_write_formula_str(handle, row, column, formula, format, error.rawValue)
    }
  }

  /// A cell holds 32,767 characters.
  private static func fitted(_ text: String) -> String {
    text.utf16.count <= 32_000 ? text : text.prefix(15_000) + "… (the whole text is longer than a cell)"
  }

  private func addNote(
    _ text: String, _ row: lxw_row_t, _ column: lxw_col_t, to handle: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let lines = text.split(separator: "\n").reduce(0) { $0 + 1 + $1.count / 44 }
    "Hurdle".withMutableCString { author in
      var options = lxw_comment_options()
      options.author = author
      options.width = 300
      options.height = UInt16(min(20 + lines * 15, 300))
      _ = library.worksheet_write_comment_opt(handle, row, column, Self.fitted(text), &options)
    }
  }

  private func addChoice(
    _ row: Int, _ column: Int, _ source: String, to handle: UnsafeMutablePointer<lxw_worksheet>
  ) {
    source.withMutableCString { source in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = source
      _ = library.worksheet_data_validation_cell(handle, lxw_row_t(row), lxw_col_t(column), &validation)
    }
  }

  private func addFlag(_ row: Int, _ column: Int, to handle: UnsafeMutablePointer<lxw_worksheet>) {
    for (word, colour, ground) in [("PASS", 0x375623, 0xE2EFDA), ("FAIL", 0x9C0006, 0xFFC7CE)]
      as [(String, UInt32, UInt32)]
    {
      word.withMutableCString { word in
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_TEXT.rawValue)
        rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING.rawValue)
        rule.value_string = word
        rule.format = flagFormat(colour, ground)
        _ = library.worksheet_conditional_format_cell(handle, lxw_row_t(row), lxw_col_t(column), &rule)
      }
    }
  }

  private var flagFormats: [UInt32: UnsafeMutablePointer<lxw_format>] = [:]

  private func flagFormat(_ colour: UInt32, _ ground: UInt32) -> UnsafeMutablePointer<lxw_format>? {
    if let known = flagFormats[colour] { return known }
    guard let format = library.workbook_add_format(book) else { return nil }
    library.format_set_font_color(format, colour)
    library.format_set_bg_color(format, ground)
    flagFormats[colour] = format
    return format
  }

  // MARK: Page

  private func setUp(_ sheet: WorkbookSheet, _ handle: UnsafeMutablePointer<lxw_worksheet>) {
    library.worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    if sheet.frozen != (0, 0) {
      library.worksheet_freeze_panes(handle, lxw_row_t(sheet.frozen.row), lxw_col_t(sheet.frozen.column))
    }
    if sheet.isLandscape { library.worksheet_set_landscape(handle) }
    library.worksheet_set_paper(handle, paper)
    library.worksheet_fit_to_pages(handle, UInt16(sheet.pagesWide), UInt16(sheet.pagesTall))
    if let printed = sheet.printed {
      _ = library.worksheet_print_area(handle, 0, 0, lxw_row_t(printed.row), lxw_col_t(printed.column))
    }
    if sheet.pagesWide > 1 { _ = library.worksheet_repeat_columns(handle, 0, 1) }
    library.worksheet_set_margins(handle, 0.4, 0.4, 0.6, 0.6)
    _ = library.worksheet_set_footer(handle, "&L&8&F · &A&R&8Page &P of &N")
    if let rows = sheet.repeatedRows {
      _ = library.worksheet_repeat_rows(handle, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
    }
    let colour: UInt32 =
      switch sheet.tab {
      case .answer: 0x1F3864
      case .calculation: 0x8EA9DB
      case .input: 0x0070C0
      case .evidence: 0xA6A6A6
      }
    library.worksheet_set_tab_color(handle, colour)
    library.worksheet_outline_settings(handle, 1, 0, 0, 0)
  }

  // MARK: Formats

  private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = library.workbook_add_format(book) else { return nil }
    XLSXStyle(library: library).apply(style, to: format)
    formats[style] = format
    return format
  }
}

extension String {
  /// For a library that takes texts as changeable and only reads them.
  func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
    var bytes = Array(utf8CString)
    return bytes.withUnsafeMutableBufferPointer { buffer in
      // An array of a text holds its closing zero at least.
      guard let base = buffer.baseAddress else {
        var zero: CChar = 0
        return body(&zero)
      }
      return body(base)
    }
  }
}
