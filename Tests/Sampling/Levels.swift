import CKernels

/// The levels this processor runs, and the names of those it lacks: tests say which forms they could not force.
enum Levels {
  static let all = [CK_BASELINE, CK_V3, CK_V4]
  static let running = all.filter { ck_level_runs($0) != 0 }
  static let lacking = all.filter { ck_level_runs($0) == 0 }.map { String(cString: ck_level_name($0)) }
}

/// A column made by a kernel.
func column(_ count: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
  var result = Array(repeating: 0.0, count: count)
  result.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { fill(start) } }
  return result
}

/// Equal bits; every NaN counts as the same.
func same(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
}
