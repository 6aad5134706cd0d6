import Checking
import Diagnostics
import Quantities
import Testing

struct InputTests {
  @Test(arguments: [
    ("14% in 9% .. 19% as uniform", 0.14), ("10% in 9% .. 20% as triangular", 0.13), ("10% in 4% .. 22% as pert", 0.11),
    ("13% in 9% .. 17% as normal 90%", 0.13), ("3 as normal(mean: 4, sd: 1)", 4.0),
    ("as beta(alpha: 2, beta: 6)", 0.25),
    ("in 10 .. 20 as beta(2, 2)", 15.0), ("0 as discrete { 0: 60%, 1: 40% }", 0.4),
    ("as sampled(\"draws.csv\", column: \"x\")", 3.0), ("in 9% .. 19% as uniform", 0.14),
  ]) func `a shape has its mean`(text: String, mean: Double) throws {
    let checked = Checked("input share = \(text)\n")
    #expect(checked.errors == [])
    #expect(abs(try #require(checked.uncertainty("share")?.mean) - mean) < 1e-12)
  }

  /// Ends 1 and e^(2 z 0.5) with z the normal quantile of 95%: σ = 0.5, so the mean is the median times e^(1/8).
  @Test func `the mean of a lognormal lies above its median`() throws {
    let checked = Checked("input x = 2 in 1 .. 5.180251602233015 as lognormal 90%\n")
    let mean = try #require(checked.uncertainty("x")?.mean)
    #expect(abs(mean - 5.180251602233015.squareRoot() * 1.1331484530668263) < 1e-12)
    #expect(checked.codes == ["E0505"])
  }

  @Test func `where there is no base the mean stands in`() {
    #expect(Checked("input x = as normal(mean: 4 EUR, sd: 1 EUR)\n").base("x") == 4)
    #expect(Checked("input x = as normal(mean: 4 EUR, sd: 1 EUR)\n").type("x") == "EUR")
  }

  @Test(arguments: [
    ("62k EUR in 55k .. 70k", 55_000.0, 70_000.0), ("14% in 9 .. 19", 0.09, 0.19),
    ("5% per year in 0% .. 9%", 0.0, 0.0075),
    ("0% per year in -20% .. 24% per year", -0.2 / 12, 0.02), ("4 hour in 30 min .. 8", 0.5, 8.0),
  ]) func `a bare range end takes the unit of the base`(text: String, low: Double, high: Double) throws {
    let checked = Checked("input x = \(text)\n")
    #expect(checked.errors == [])
    let range = try #require(checked.uncertainty("x"))
    #expect(try abs(#require(range.low) - low) < 1e-12 && abs(#require(range.high) - high) < 1e-12)
  }

  @Test(arguments: [
    ("14% in 19% .. 9%", "E0502"), ("14% in 14% .. 14%", "E0502"), ("20% in 9% .. 19% as pert", "E0502"),
    ("14% in 9 EUR .. 19 EUR", "E0301"), ("14% in 9% .. 19% as normal", "E0503"), ("14% as pert", "E0503"),
    ("in 9% .. 19% as pert", "E0503"), ("14% in 9% .. 19% as bell", "E0503"), ("3 in 0 .. 5 as lognormal 90%", "E0503"),
    ("3 as normal(mean: 4, sd: 0)", "E0503"), ("3 as normal(mean: 4 EUR, sd: 1)", "E0301"),
    ("3 in 1 .. 5 as normal(mean: 4, sd: 1)", "E0503"), ("0 as discrete { 0: 60%, 1: 60% }", "E0503"),
    ("0 as discrete { 0: 60%, 0: 40% }", "E0503"), ("0 as discrete { 0: -60%, 1: 160% }", "E0503"),
    ("yes in 1 .. 2", "E0504"), ("[2026-01: 3, 2026-02: 4] in 1 .. 5", "E0504"), ("in 1 .. 2", "E0508"),
    ("3 as beta(0, 1)", "E0503"), ("3 as sampled(\"none.csv\", column: \"x\")", "E0001"),
    ("3 as sampled(\"draws.csv\", column: \"y\")", "E0007"), ("other * 2", "E0501"),
  ]) func `an impossible input is refused with the reason`(text: String, code: String) {
    let checked = Checked("timeline 2026-01 for 12 months\ninput other = 3\ninput x = \(text)\nfollower = x * 2\n")
    #expect(checked.codes == [code])
  }

  @Test func `members carry their own ranges`() throws {
    let checked = Checked(
      """
      unit case
      dimension queue = billing, claims
      input volume by queue = { claims: 60k in 50k .. 80k as pert, billing: 120k } case/month
      input time by queue = 9 min/case in 5 .. 12
      """)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    guard case .input(let volume)? = checked.model.quantity(named: "volume")?.role,
      case .input(let time)? = checked.model.quantity(named: "time")?.role
    else {
      Issue.record("no inputs")
      return
    }
    #expect(volume.uncertainty.map { $0?.high } == [nil, 80_000])
    #expect(volume.written == "{ claims: 60k in 50k .. 80k as pert, billing: 120k } case/month")
    #expect(time.uncertainty.map { $0?.low } == [5.0 / 60, 5.0 / 60])
    #expect(checked.type("time") == "min/case by queue")
  }

  @Test(arguments: [
    ("correlate a with b 0.5", [] as [String]), ("correlate a with c 0.5", ["E0510"]),
    ("correlate a with a 0.5", ["E0510"]),
    ("correlate a with b 1.5", ["E0510"]), ("correlate a with d 0.5", ["E0201"]),
    ("correlate a with b 0.5\ncorrelate b with a 0.4", ["E0510"]), ("correlate npv with b 0.5", ["E0510"]),
  ]) func `two different uncertain inputs are correlated`(text: String, codes: [String]) {
    let checked = Checked(
      "input a = 2 in 1 .. 3 as pert\ninput b = 2 in 1 .. 3 as pert\ninput c = 2 in 1 .. 3\n\(text)\n")
    #expect(checked.codes == codes)
  }

  @Test(arguments: [
    ("confidence: A", [] as [String]), ("confidence: E", ["E0507"]), ("as of: 2026-03", []),
    ("as of: 2026-13", ["E0106"]),
    ("review by: 2026-03-31", []), ("review by: \"soon\"", ["E0507"]), ("kind: cash", ["E0509"]),
    ("budget: \"x\"", ["E0509"]),
    ("initial: 3 agent", []), ("initial: 3", []), ("initial: 3 EUR", ["E0301"]),
  ]) func `what stands below an input is checked`(line: String, codes: [String]) {
    let checked = Checked("unit agent\ninput staff = 12 agent\n  \(line)\n")
    #expect(checked.codes == codes)
  }

  @Test(arguments: [
    ("discount -100% per year", "E0506"), ("discount 3 EUR", "E0506"), ("tax 120%", "E0506"),
    ("currency euro", "E0313"),
    ("timeline 2026-01 for 0 months", "E0411"), ("timeline 2026-01 for 101 years", "E0411"),
    ("timeline 2026-01 for 7 months quarterly", "E0411"), ("timeline 2026-01-15 for 7 months", "E0411"),
    ("unit FTE = 12", "E0312"), ("unit one = 2 other\nunit other = 3 one", "E0312"), ("unit hour", "E0206"),
  ]) func `an impossible setting is refused`(text: String, code: String) {
    #expect(Set(Checked(text + "\n").codes) == [code])
  }

  @Test func `the hurdle rate is kept as its yearly rate over twelve`() throws {
    for text in ["discount 9% per year", "discount 9%"] {
      let checked = Checked(text + "\n")
      #expect(checked.type("discount") == "%/year")
      #expect(abs(try #require(checked.base("discount")) * 12 - 0.09) < 1e-15)
    }
  }
}
