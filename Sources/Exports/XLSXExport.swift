package import Diagnostics
package import Reports
package import Workbook

/// A live workbook: inputs in blue cells, every calculation a formula that refers to them.
package struct XLSXExport: ExportFormat {
  package let name = "xlsx"
  package let extensions = ["xlsx"]
  package let summary = "a live workbook: inputs in blue cells, a scenario selector, every calculation a formula"
  package let hasBoardPage = true
  package init() {}

  package func bytes(of pack: Pack) throws(Diagnostic) -> [UInt8] {
    try Self.bytes(of: try Workbook(pack), createdAt: pack.provenance.time)
  }

  /// - Parameters:
  ///   - createdAt: as provenance has it; without one the file says a fixed day, so that it is the same bytes.
  ///   - keepsValues: false leaves out what the formulas come to, for a test that must not read our own numbers back.
  package static func bytes(
    of workbook: Workbook, createdAt time: String?, keepsValues: Bool = true
  ) throws(Diagnostic) -> [UInt8] {
    do throws(XLSXFile.Failure) {
      let file = try XLSXFile(keepsValues: keepsValues)
      file.write(workbook, createdAt: EpochTime.seconds(time))
      let bytes = try file.close()
      // The library does not notice where its temporary files are cut short.
      guard WorkbookFile.isWhole(bytes) else { throw .system(reason: "a part of it was cut short") }
      return bytes
    } catch {
      switch error {
      case .missingLibrary: throw .missingLibrary("libxlsxwriter", for: "XLSX")
      case .system(let reason): throw .workbookNotWritten(reason)
      }
    }
  }
}

extension Diagnostic {
  /// A workbook is put together in temporary files, and there may be no room for one of them.
  fileprivate static func workbookNotWritten(_ reason: String) -> Diagnostic {
    Diagnostic(
      .exportDiskFull, "there is no room to put the workbook together: \(reason)", at: nil,
      notes: [Diagnostic.Note("nothing was changed: a file that was there before is as it was")],
      hint: "free some space where temporary files stand, or name another folder for them in TMPDIR")
  }
}

/// Seconds since 1970 of a time as provenance writes it: `2026-01-31T12:00:00Z`.
enum EpochTime {
  /// 1980-01-01, the first day an archive knows.
  static let fixed = 315_532_800

  static func seconds(_ text: String?) -> Int {
    guard let text else { return fixed }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 3 else { return fixed }
    let time = numbers.count >= 6 ? numbers[3] * 3600 + numbers[4] * 60 + numbers[5] : 0
    return max(days(numbers[0], numbers[1], numbers[2]) * 86_400 + time, fixed)
  }

  /// Days from 1970-01-01, by the civil calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
