import Testing

@testable import Routing

struct ProportionTests {
  /// Expected by scipy.stats.binomtest(k, n).proportion_ci(method: "wilson" | "exact").
  @Test(arguments: [
    (0, 10, 0.0, 0.2775327998628892, 0.0, 0.30849710781876083),
    (7, 10, 0.396778147461, 0.892208732594, 0.347547149940, 0.933260488822),
    (10, 10, 0.722467200137, 1.0, 0.691502892181, 1.0),
    (81, 263, 0.255288519878, 0.366209576983, 0.252736745585, 0.367621922601),
    (4000, 14037, 0.277553410723, 0.292486603067, 0.277503355321, 0.292508221832),
  ])
  func `bounds of a counted share are those of the literature`(
    k: Int, n: Int, wilsonLower: Double, wilsonUpper: Double, exactLower: Double, exactUpper: Double
  ) {
    let share = Proportion(k, of: n)
    #expect(abs(share.wilson.lower - wilsonLower) < 1e-9)
    #expect(abs(share.wilson.upper - wilsonUpper) < 1e-9)
    #expect(abs(share.clopperPearson.lower - exactLower) < 1e-9)
    #expect(abs(share.clopperPearson.upper - exactUpper) < 1e-9)
  }
}
