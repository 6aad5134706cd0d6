import Glibc

/// Long output, a screen at a time.
package enum Pager {
  /// Whether the text has more screen rows than the terminal; a long line takes several. Never off a terminal.
  package static func isNeeded(for text: String, on terminal: TerminalInfo) -> Bool {
    guard terminal.isInteractive, terminal.isCapable else { return false }
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += max((String(line).displayWidth + terminal.columns - 1) / terminal.columns, 1)
      // One row is the prompt's.
      if rows >= terminal.rows { return true }
    }
    return false
  }

  /// Shows the text: through `$PAGER`, else `less -FRX`, where it is longer than the screen; at once elsewhere.
  package static func show(_ text: String, on terminal: TerminalInfo) {
    let command = getenv("PAGER").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "less -FRX"
    if !isNeeded(for: text, on: terminal) || !page(text, through: command) { print(text, terminator: "") }
  }

  /// False where the command could not be run.
  private static func page(_ text: String, through command: String) -> Bool {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    // The pager must not hold its own input open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    fflush(nil)
    var process: pid_t = 0
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(command), nil]
    defer { for word in words { free(word) } }
    let failed = posix_spawn(&process, "/bin/sh", &actions, nil, words, environ)
    close(ends[0])
    guard failed == 0 else {
      close(ends[1])
      return false
    }
    // Leaving the pager early closes the pipe under us: an error of the write, not the end of the process.
    let before = signal(SIGPIPE, SIG_IGN)
    write(text, to: ends[1])
    signal(SIGPIPE, before)
    close(ends[1])
    var status: CInt = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    // 127 is the shell's word for a command that does not exist.
    return (status >> 8) & 0xFF != 127
  }

  private static func write(_ text: String, to descriptor: CInt) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
