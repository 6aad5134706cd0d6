import Checking
import Engine
import Finance
import Foundation
import Planning
import Program
import Quantities

/// Runs beside the simulation: name, figure and goal of each, for the benchmark to print.
enum OtherRuns {
  static func report() throws {
    let rollout = try String(contentsOfFile: "Tests/Benchmarks/Models/rollout.roi", encoding: .utf8)
    let memory = try memory(rollout)
    print("1,000,000 trials of NPV, ROI and payback, memory\t\(memory) MiB\tbelow 64 MiB")
    let scenarios = try scenarios(rollout, count: 10_000)
    print("10,000 deterministic scenarios of 40 items\t\(milliseconds(scenarios))\tbelow 50 ms")
    let tornado = try tornado(inputs: 20)
    print("A tornado of 20 inputs\t\(milliseconds(tornado))\tbelow 5 ms")
  }

  private static func milliseconds(_ seconds: Double) -> String { String(format: "%.2f ms", seconds * 1e3) }

  /// The most this process ever held, in MiB.
  private static func memory(_ text: String) throws -> Int {
    let workload = try Workload(text)
    let run = try workload.simulation(reads: workload.kept)
    let result = Workload.simulate(run, trials: 1_000_000, threads: 1, keeping: 3)
    // The figure of `getrusage` would hold the memory of whoever started this process.
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = peak?.split(separator: " ").compactMap { Int($0) }.first
    // What was computed is read, so that nothing is left out.
    return result.columns.count == 3 ? (kilobytes ?? 0) / 1024 : 0
  }

  /// The middle of some repetitions, from a plan to the answers.
  private static func median(_ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<15 {
      let began = Clock.seconds
      try body()
      times.append(Clock.seconds - began)
    }
    return times.sorted()[times.count / 2]
  }

  private static func scenarios(_ text: String, count: Int) throws -> Double {
    let workload = try Workload(text)
    let cells = workload.uncertain.cells
    let varying = cells.map { BatchInput.value(of: $0.quantity, cell: $0.cell) }
    let columns = cells.enumerated().map { place, cell in
      (0..<count).map { cell.base * (0.9 + 0.2 * Double(($0 * (2 * place + 7)) % count) / Double(count)) }
    }
    let npv = [workload.plan.metrics[MetricReference(.npv)]].compactMap(\.self)
    return median {
      let program = BatchProgram(
        workload.plan, inputs: workload.inputs, uncertain: workload.uncertain, varying: varying, reads: npv)
      _ = BatchRun(program, draws: .columns(columns)).columns(0..<UInt64(count))
    }
  }

  /// Each input low and high, the others at their base: 20 inputs of as many lines over 36 months.
  private static func tornado(inputs: Int) throws -> Double {
    var text = """
      timeline 2026-01 for 36 months
      currency EUR
      discount 9% per year
      unit seat

      """
    for index in 0..<inputs {
      text += "input seats\(index) = \(100 + index) seat in \(80 + index) .. \(130 + index) seat as pert\n"
      let flow =
        "seats\(index) * 3 EUR/seat/month * growing(1% per month) * s_curve(from: 5%, to: 80%, over: 12 months)"
      text += index % 2 == 0 ? "cost line\(index) = \(flow)\n" : "benefit line\(index) = \(flow)\n  kind: cash\n"
    }
    let workload = try Workload(text)
    let cells = workload.uncertain.cells
    let npv = [workload.plan.metrics[MetricReference(.npv)]].compactMap(\.self)
    return median {
      let program = workload.program(reads: npv)
      let columns = cells.enumerated().map { place, cell in
        (0..<2 * cells.count).map { trial in
          trial / 2 == place ? (trial % 2 == 0 ? cell.uncertainty.low : cell.uncertainty.high) ?? cell.base : cell.base
        }
      }
      _ = BatchRun(program, draws: .columns(columns)).columns(0..<UInt64(2 * cells.count))
    }
  }
}
