import Evidence
import Foundation
import Testing

struct PublishedEffectTests {
  let effects: PublishedEffects
  init() throws {
    let file = StatisticsReference.root.appending(path: "models/\(PublishedEffects.path)")
    effects = try PublishedEffects(String(contentsOf: file, encoding: .utf8))
  }

  @Test func `every entry says where it comes from and how it was checked`() {
    #expect(effects.all.count == 24 && effects.usable.count >= 9)
    for effect in effects.all {
      #expect(!effect.source.isEmpty && !effect.checked.isEmpty && !effect.effect.isEmpty, "\(effect.key)")
      #expect(!effect.checked.contains("memory") && !effect.checked.contains("confirm"), "\(effect.key)")
      #expect((effect.refusal == nil) == (effect.use == .prior), "\(effect.key)")
      #expect((effect.use == .prior) != !effect.why.isEmpty, "\(effect.key)")
    }
  }

  @Test func `no self-report and no correlation is a prior, however well known`() throws {
    for key in ["gds-2025", "glean-2026", "workday-2026", "dora-2024", "microsoft-2026", "choi-2026"] {
      let effect = try #require(effects.find(key))
      #expect(effect.refusal != nil && effect.belief(for: .lower) == nil, "\(key)")
    }
    for effect in effects.all where effect.grade == .d { #expect(effect.use != .prior) }
  }

  @Test func `a trial's size and error become a belief, throughput as its reciprocal`() throws {
    let becker = try #require(effects.find("becker-2025"))
    let slower = try #require(becker.belief(for: .lower))
    // 18.8% more time.
    #expect(abs(slower.mean + 0.188) < 5e-4)
    #expect(isClose(slower.deviation, exp(0.1726) * 0.0817, 1e-9))
    let chat = try #require(effects.find("brynjolfsson-2025"))
    let more = try #require(chat.belief(for: .higher))
    #expect(abs(more.mean - 0.15) < 1e-3)
    let less = try #require(chat.belief(for: .lower))
    #expect(isClose(less.mean, 1 - 1 / (1 + more.mean), 1e-9))
    // No error was seen: as wide as the effect, times the grade's.
    #expect(isClose(try #require(chat.priorLogError), 0.14 * 1.25, 1e-9))
  }

  @Test func `a list that does not say what a list says is refused`() {
    #expect(throws: PublishedEffects.Fault.noColumn("key")) { try PublishedEffects("a,b\n1,2\n") }
    let header =
      "key,study,year,setting,design,n,metric,effect,interval,log_time_ratio,log_error,source,checked,grade,use,why\n"
    #expect(throws: PublishedEffects.Fault.badRow(line: 2)) {
      try PublishedEffects(header + "x,A,2025,s,d,9,m,e,,-0.1,0,src,chk,A,prior,\n")
    }
    let row = "x,A,2025,s,d,9,m,e,,-0.1,0.1,src,chk,A,prior,\n"
    #expect(throws: PublishedEffects.Fault.twice("x")) { try PublishedEffects(header + row + row) }
  }
}
