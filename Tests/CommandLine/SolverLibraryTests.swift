import Foundation
import Testing

/// The solvers are loaded when a route is first solved; without them everything else works.
struct SolverLibraryTests {
  /// Takes the library's place, and is none.
  private func broken(_ names: String..., in hurdle: BuiltProgram) throws -> [String: String] {
    for name in names { try hurdle.write(name, "") }
    return ["LD_LIBRARY_PATH": hurdle.folder.path]
  }

  @Test(arguments: [("libClp.so.1", ""), ("libCbcSolver.so.3", "  require at most 1 models\n")])
  func `a solver that is not on the machine is named, with the way to install it`(library: String, rule: String) throws
  {
    let hurdle = try BuiltProgram()
    try hurdle.write(
      "route.roi",
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      unit request, token
      route answers {
        classes: faq
        volume: 180k request/month
        tokens_in: 1_800 token/request
        tokens_out: 220 token/request
        model large { price_in: 3 EUR per 1M token; price_out: 15 EUR per 1M token }
        quality: 97%
      \(rule)}
      cost tokens = answers.token_cost

      """)
    let without = try hurdle.run("show", "route.roi", environment: try broken(library, in: hurdle))
    #expect(without.status == 1)
    #expect(without.complaint.contains("error E0756: \(library) is not on this machine"), "\(without.complaint)")
    #expect(without.complaint.contains("apt-get install coinor-libclp-dev coinor-libcbc-dev"))
    #expect(try hurdle.run("show", "route.roi").status == 0)
  }
}
