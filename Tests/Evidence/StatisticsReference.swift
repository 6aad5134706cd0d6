import Foundation

/// Values by scipy and statsmodels: `Tests/Support/Reference/evidence_statistics.py`.
struct StatisticsReference: Decodable {
  struct Panel: Decodable {
    let y, t, x, post: [Double]
    let g: [Int]
  }
  struct OLS: Decodable {
    let homoskedastic, hc1, hc3, clustered, fixed, fixed_hc3, differences: [String: [Double]]
    let clustered_p: Double
  }
  struct Several: Decodable { let p, holm, bh: [Double] }
  struct SampleRatio: Decodable { let equal, planned: Double }
  struct Line: Decodable {
    let y: [Double]
    let slope, p: Double
    let interval: [Double]
  }
  let panel: Panel
  let ols: OLS
  let welch, cuped, icc, rates, fieller: [Double]
  let smd: Double
  let srm: SampleRatio
  let t, t_quantile, chi2, clopper, wilson, garwood, rule_of_three, newcombe, agresti_caffo, sample_size: [[Double]]
  let several: Several
  let trend: Line

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func read() throws -> StatisticsReference {
    let file = root.appending(path: "Tests/Support/Reference/evidence_statistics.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}

/// Within `tolerance` of each other, relative to the larger of the expected size and 1e-3.
func isClose(_ one: Double, _ other: Double, _ tolerance: Double = 1e-9) -> Bool {
  one == other || abs(one - other) <= tolerance * max(abs(other), 1e-3)
}
