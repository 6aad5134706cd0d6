import Glibc

/// How many threads the machine runs at once.
enum Processors {
  static var count: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }
}
