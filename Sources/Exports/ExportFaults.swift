package import Diagnostics

extension DiagnosticCode {
  package static let exports: [DiagnosticCode] = [
    missingExportFolder, exportOntoFolder, exportNotPermitted, exportDiskFull, exportFailed, unknownExportFormat,
    missingLibrary, exportOpenElsewhere,
  ]

  static let missingExportFolder = DiagnosticCode(
    "E0901", "A file is written into a folder that exists; Hurdle makes none, so that a mistyped path is noticed.",
    example: .session("load programmes/support-copilot\nexport nowhere/board.csv\n"),
    mend: "Make the folder first, or export to one that exists.")

  static let exportOntoFolder = DiagnosticCode(
    "E0902", "The path names a folder, which cannot be replaced by a file.",
    example: .session("load programmes/support-copilot\nexport reports/\n"),
    mend: "Add the file's name to the path: `reports/board.csv`.")

  static let exportNotPermitted = DiagnosticCode(
    "E0903", "You may not write there: the file, its folder or the whole file system is closed to you.",
    example: .session("load programmes/support-copilot\nexport /sys/board.csv\n"),
    mend: "Export to a folder of your own, or change the permissions.")

  static let exportDiskFull = DiagnosticCode(
    "E0904",
    """
    The disk is full, or a limit on file sizes or on your share of the disk is reached. A file that was there before \
    is as it was.
    """,
    example: .commandLine("export programmes/support-copilot -o /media/full-disk/board.csv"),
    mend: "Free some space, or export to another disk.")

  static let exportFailed = DiagnosticCode(
    "E0905", "The system refused to write the file, for the reason it gives.",
    example: .session(
      "load programmes/support-copilot\nexport \(String(repeating: "a", count: 300)).csv\n"),
    mend: "Mind the reason given; a shorter name or another folder often helps.")

  static let exportOpenElsewhere = DiagnosticCode(
    "E0908",
    """
    Another program has the file open: it left its lock file beside it. Replacing the file would take away what was changed \
    there, or be undone when it saves.
    """,
    example: .commandLine("export programmes/support-copilot -o board.xlsx"),
    mend: """
      Close the file in the other program, or export under another name. Where nobody has it open, the lock file was left \
      behind by a crash: delete it.
      """)

  static let missingLibrary = DiagnosticCode(
    "E0907", "A format is written with the help of a system library, which is not installed.",
    example: .commandLine("export programmes/support-copilot -o board.pdf"),
    mend: """
      Install it: `apt-get install libpangocairo-1.0-0 fonts-dejavu-core` for PDF, `apt-get install libxlsxwriter4` \
      for XLSX.
      """)

  static let unknownExportFormat = DiagnosticCode(
    "E0906", "The ending of a file's name says what is written into it, and this ending says nothing Hurdle writes.",
    example: .session("load programmes/support-copilot\nexport board.doc\n"),
    mend: "Use an ending that is known: `board.html`, `board.md`, `board.csv`, `board.json`.")
}

extension Diagnostic {
  static func missingLibrary(_ library: String, for format: String) -> Diagnostic {
    Diagnostic(
      .missingLibrary, "\(format) needs \(library), which is not installed", at: nil,
      hint: "install it (apt-get install libpangocairo-1.0-0 fonts-dejavu-core), or export .html and print that")
  }
}

extension AtomicFile.Failure {
  /// The failure as the user reads it.
  /// - Parameter span: the path where it was written; nil on the command line.
  package func diagnostic(at span: Span? = nil) -> Diagnostic {
    switch self {
    case .missingFolder(let folder):
      Diagnostic(
        .missingExportFolder, "there is no folder `\(folder)`", at: span,
        hint: "make it first, or export to a folder that exists")
    case .isDirectory(let path):
      Diagnostic(
        .exportOntoFolder, "`\(path)` is a folder", at: span, hint: "add the file's name to the path")
    case .notPermitted(let path):
      Diagnostic(
        .exportNotPermitted, "`\(path)` may not be written", at: span, hint: "export to a folder of your own")
    case .diskFull(let path):
      Diagnostic(
        .exportDiskFull, "there is no room for `\(path)`", at: span,
        notes: [Diagnostic.Note("nothing was changed: a file that was there before is as it was")],
        hint: "free some space, or export to another disk")
    case .openElsewhere(let path, let owner, let lock):
      Diagnostic(
        .exportOpenElsewhere, "`\(path)` is open in \(owner)", at: span,
        notes: [Diagnostic.Note("its lock file is `\(lock)`; nothing was changed")],
        hint: "close it there, or export under another name")
    case .other(let path, let reason):
      Diagnostic(.exportFailed, "`\(path)` could not be written: \(reason)", at: span)
    }
  }
}

extension ExportFormats {
  /// The format a path asks for, or which endings there are.
  package static func format(forPath path: String, at span: Span?) throws(Diagnostic) -> any ExportFormat {
    if let format = format(forPath: path) { return format }
    if path.hasSuffix("/") { throw AtomicFile.Failure.isDirectory(path: path).diagnostic(at: span) }
    let endings = all.compactMap(\.extensions.first)
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init)
    let title =
      switch ending {
      case let ending?: "no export ends in .\(ending)"
      case nil: "the file's name has no ending that says what to write"
      }
    throw Diagnostic(
      .unknownExportFormat, title, at: span,
      hint: Suggestions.question(for: ending ?? "", among: endings)
        ?? "there are \(endings.map { ".\($0)" }.joined(separator: ", "))")
  }
}
