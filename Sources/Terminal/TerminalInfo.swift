import Glibc

/// What the output can show, and whether a person sits before it.
///
/// Where there is no terminal the answer is the same on every machine: 80 columns, Unicode, no colour.
package struct TerminalInfo: Sendable, Equatable {
  /// Both ends are a terminal, so that prompting and editing make sense.
  package let isInteractive: Bool
  /// Output goes to a terminal.
  package let isTerminal: Bool
  /// The terminal takes escape sequences for moving the cursor (`TERM` is set and not `dumb`).
  package let isCapable: Bool
  package let columns: Int
  package let rows: Int
  /// Colour is wanted: a capable terminal, and no `NO_COLOR`.
  package let allowsColor: Bool
  /// Box drawing, blocks and the euro sign can be shown; otherwise ASCII stands in for them.
  package let usesUnicode: Bool

  /// - Parameters:
  ///   - size: columns and rows as the terminal gave them; nil or zeros where it did not.
  ///   - environment: looked at for `TERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE` and `LANG`.
  package init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, size: (columns: Int, rows: Int)?,
    environment: (String) -> String?
  ) {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    let terminal = value("TERM")
    isTerminal = outputIsTerminal
    isInteractive = inputIsTerminal && outputIsTerminal
    isCapable = outputIsTerminal && terminal != nil && terminal != "dumb"
    columns = outputIsTerminal ? size.flatMap { $0.columns > 1 ? $0.columns : nil } ?? 80 : 80
    rows = outputIsTerminal ? size.flatMap { $0.rows > 1 ? $0.rows : nil } ?? 24 : 24
    allowsColor = isCapable && value("NO_COLOR") == nil
    // The first that is set decides, as in POSIX.
    let locale = (value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C").lowercased()
    usesUnicode = !outputIsTerminal || locale.contains("utf-8") || locale.contains("utf8")
  }

  /// The standard streams as they are now.
  package static func current() -> TerminalInfo {
    let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    var window = winsize()
    let known = outputIsTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0
    return TerminalInfo(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: outputIsTerminal,
      size: known ? (Int(window.ws_col), Int(window.ws_row)) : nil,
      environment: { name in getenv(name).map { String(cString: $0) } })
  }
}
