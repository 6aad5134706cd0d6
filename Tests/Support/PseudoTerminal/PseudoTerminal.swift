import Glibc

/// A program run in a terminal of its own: keys go in, what the screen would show is waited for.
package final class PseudoTerminal {
  /// What can go wrong with a session under test.
  package enum Failure: Error {
    case cannotStart(String)
    /// The text did not come in time; with all that did.
    case missing(String, seen: String)
  }

  /// POSIX_SPAWN_SETSID, which the headers keep behind a feature macro.
  private static let newSession: Int16 = 0x80

  private let leader: CInt
  private let process: pid_t
  private var ended = false
  /// Where in the output the next wait begins.
  private var mark: Int = 0
  private var bytes: [UInt8] = []

  /// Starts a program that is the leader of a session with this terminal.
  package init(_ words: [String], environment: [String: String], columns: UInt16 = 80, rows: UInt16 = 24) throws {
    var follower: CInt = -1
    var leader: CInt = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&leader, &follower, &name, nil, &size) == 0 else { throw Failure.cannotStart("openpty") }
    self.leader = leader
    var modes = termios()
    tcgetattr(follower, &modes)
    modes.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(follower, TCSANOW, &modes)
    _ = fcntl(leader, F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened after the new session is made, it becomes the session's controlling terminal.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, follower)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of the test runner block signals, and a runner in the background ignores some.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var process: pid_t = 0
    let failed = posix_spawn(&process, words[0], &actions, &attributes, arguments, variables)
    close(follower)
    guard failed == 0 else {
      close(leader)
      throw Failure.cannotStart(String(cString: strerror(failed)))
    }
    self.process = process
  }

  deinit {
    kill()
    close(leader)
  }

  package func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(leader, bytes, bytes.count)
  }

  /// Waits for a text behind all that was waited for before. The time is generous, for a loaded machine.
  @discardableResult
  package func wait(for text: String, seconds: Double = 30) throws -> String {
    let wanted = Array(text.utf8)
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    let end = Double(deadline.tv_sec) + Double(deadline.tv_nsec) / 1e9 + seconds
    while true {
      if let found = firstIndex(of: wanted, from: mark) {
        let passed = String(decoding: bytes[mark..<found], as: UTF8.self)
        mark = found + wanted.count
        return passed
      }
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      let left = end - Double(now.tv_sec) - Double(now.tv_nsec) / 1e9
      guard left > 0, !ended, read(within: left) else {
        throw Failure.missing(text, seen: String(decoding: bytes[mark...], as: UTF8.self))
      }
    }
  }

  /// False when time is up; at the end of the output `ended` is set.
  private func read(within seconds: Double) -> Bool {
    var watched = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, CInt(seconds * 1000)) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(leader, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] } else { ended = true }
    return true
  }

  private func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + wanted.count else { return nil }
    return (start...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  package func resize(columns: UInt16, rows: UInt16 = 24) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(leader, UInt(TIOCSWINSZ), &size)
  }

  /// Ends the program without giving it a chance to do anything.
  package func kill() {
    guard !killed else { return }
    killed = true
    Glibc.kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }
  private var killed = false

  /// Waits for the program to end by itself.
  package func exitStatus() throws -> CInt {
    while !ended { if !read(within: 30) { throw Failure.missing("the end", seen: "") } }
    var status: CInt = 0
    waitpid(process, &status, 0)
    killed = true
    return (status >> 8) & 0xFF
  }
}
