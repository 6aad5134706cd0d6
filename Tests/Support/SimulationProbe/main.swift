// Times the batch engine for the benchmarks, in one process and without the shell around it.
//
//   simulation-probe MODEL TRIALS THREADS REPETITIONS [FOLDER]
//
// prints the nanoseconds a trial of each repetition, by the clock and by the processor: NPV (or the metric `value`), ROI
// and payback kept, every other metric of the model's own averaged. With a folder it writes there, as raw doubles column by
// column, the draws (`draws`) and what was kept (`results`).
//
//   simulation-probe --other
//
// prints the name, the figure and the goal of other runs.

import Engine
import Foundation
import Sampling

func write(_ columns: [[Double]], to path: String) throws {
  var data = Data()
  for column in columns { column.withUnsafeBytes { data.append(contentsOf: $0) } }
  try data.write(to: URL(filePath: path))
}

let arguments = CommandLine.arguments
if arguments.count == 2, arguments[1] == "--other" {
  try OtherRuns.report()
  exit(0)
}
guard arguments.count >= 5, let trials = Int(arguments[2]), let threads = Int(arguments[3]),
  let repetitions = Int(arguments[4]), let text = try? String(contentsOfFile: arguments[1], encoding: .utf8)
else {
  print("usage: simulation-probe MODEL TRIALS THREADS REPETITIONS [FOLDER] | --other")
  exit(2)
}
let workload = try Workload(text)
let began = Clock.seconds
let run = try workload.simulation(reads: workload.kept + workload.averaged)
let figures = run.program.figures
FileHandle.standardError.write(
  Data("\(Int((Clock.seconds - began) * 1e6)) µs, \(figures.steps) steps, \(figures.registers) registers\n".utf8))

func simulate() -> (columns: [[Double]], sums: [Double]) {
  Workload.simulate(run, trials: trials, threads: threads, keeping: workload.kept.count)
}
var result = simulate()
for _ in 0..<repetitions {
  let began = Clock.seconds
  let busy = Clock.processorSeconds
  result = simulate()
  let spent = [Clock.seconds - began, Clock.processorSeconds - busy]
  print(spent.map { String(format: "%.3f", $0 * 1e9 / Double(trials)) }.joined(separator: " "))
}
if arguments.count > 5 {
  try write(try workload.uncertain.sampler(seed: 42).draws(count: trials), to: arguments[5] + "/draws")
  try write(result.columns, to: arguments[5] + "/results")
}
