import Prices
import Testing

struct HostingTests {
  func hosting(_ measurements: [Hosting.Measurement]) -> Hosting {
    Hosting(
      gpus: 2, gpu: "H100", hourlyAtto: 3_600_000_000_000_000_000, utilisation: 0.5, measurements: measurements)
  }

  @Test func `two measurements tell the time of a token read from that of one written`() throws {
    // Machines that need 0.1 ms for a token read and 0.5 ms for one written.
    func measured(_ prompt: Int, _ answer: Int) -> Hosting.Measurement {
      let seconds = Double(prompt) * 1e-4 + Double(answer) * 5e-4
      return Hosting.Measurement(
        promptTokens: prompt, answerTokens: answer, answerTokensPerSecond: Double(answer) / seconds)
    }
    let hosting = hosting([measured(1_000, 1_000), measured(8_000, 500), measured(500, 4_000)])
    let seconds = try #require(hosting.secondsPerToken)
    #expect(abs(seconds.input - 1e-4) < 1e-12)
    #expect(abs(seconds.output - 5e-4) < 1e-12)
    // 2 GPUs at 3.60 an hour are 0.002 a second, half of them used: 0.004 a second of work.
    let rates = hosting.rates
    #expect(abs(rates.applied(.input).rate.perMillion - 0.4) < 1e-9)
    #expect(abs(rates.applied(.output).rate.perMillion - 2) < 1e-9)
    #expect(abs(hosting.monthlyCost - 5_256) < 1e-9)
    // 730 h · 3,600 s · 50% / 0.6 s
    let requests = try #require(hosting.requestsPerMonth(promptTokens: 1_000, answerTokens: 1_000))
    #expect(abs(requests - 2_190_000) < 1e-3)
  }

  @Test func `the hours' cost is what the requests they carry cost`() throws {
    for entry in Shipped.catalogue.entries {
      guard let hosting = entry.hosting else { continue }
      let requests = try #require(hosting.requestsPerMonth(promptTokens: 3_000, answerTokens: 400))
      let cost = try PriceQuote(entry, region: nil).cost(of: TokenRequest(input: .includingCached(3_000), output: 400))
      #expect(abs(requests * cost.value / hosting.monthlyCost - 1) < 1e-9, "\(entry.name)")
      #expect(entry.rates.applied(.input).rate > .zero && entry.rates.applied(.output).rate > .zero, "\(entry.name)")
    }
  }

  @Test func `one measurement, or such as contradict each other, count both kinds of token alike`() throws {
    let one = Hosting.Measurement(promptTokens: 1_000, answerTokens: 1_000, answerTokensPerSecond: 1_000)
    let odd = Hosting.Measurement(promptTokens: 10, answerTokens: 10_000, answerTokensPerSecond: 100)
    for measurements in [[one], [one, odd], [one, one]] {
      let seconds = try #require(hosting(measurements).secondsPerToken)
      #expect(seconds.input == seconds.output && seconds.input > 0)
    }
    #expect(hosting([]).secondsPerToken == nil)
  }
}
