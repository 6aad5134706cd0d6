import Benchmark
import Foundation

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], timeUnits: .microseconds, warmupIterations: 2, maxDuration: .seconds(4), maxIterations: 40)

  let example = Program.root.appending(path: "models/programmes/support-copilot.roi").path
  // The last line is an error, which ends the run behind checking.
  let small = Program.file("hurdle-small.roi", longModel(lines: 20) + "currency USD\n")
  let long = Program.file("hurdle-long.roi", longModel(lines: 2000) + "currency USD\n")
  let large = Program.file("hurdle-large.roi", largeModel(items: 2000))
  let load = "load \"\(large)\"\n"
  let sets = (0..<1000).map { "set seats\($0 % 10 * 2) = \($0 + 5)\n" }.joined()
  let oneSet = Program.file("hurdle-one-set.hurdle", load + "set seats0 = 5\n")
  let manySets = Program.file("hurdle-many-sets.hurdle", load + "set seats0 = 5\n" + sets)

  Benchmark("A process that does nothing (the floor)") { _ in Program.run([], program: "/bin/true") }
  Benchmark("Start to first answer: show the support copilot") { _ in Program.run(["show", example]) }
  Benchmark("Parse and check a model of 20 lines") { _ in Program.run(["check", small], status: 1) }
  Benchmark("Parse and check a model of 2,000 lines (less the one of 20)") { _ in
    Program.run(["check", long], status: 1)
  }
  Benchmark("Load 2,000 line items and set once") { _ in Program.run(["run", oneSet]) }
  Benchmark("Load 2,000 line items and set 1,001 times (the difference / 1,000 is one set to its answer)") { _ in
    Program.run(["run", manySets])
  }

  let uncertain = Program.file("hurdle-uncertain.roi", uncertainModel(items: 40, uncertain: 20))
  let loadUncertain = "load \"\(uncertain)\"\n"
  let oneTornado = Program.file("hurdle-tornado.hurdle", loadUncertain + "tornado top 1\n")
  let tornados = Program.file(
    "hurdle-tornados.hurdle", loadUncertain + String(repeating: "tornado top 1\n", count: 101))
  let sweep = Program.file(
    "hurdle-sweep.hurdle", loadUncertain + "tornado top 1\nsweep seats0 from 5 to 20 steps 9_999 of npv\n")

  Benchmark("Load 40 line items and draw a tornado of 20 inputs") { _ in Program.run(["run", oneTornado]) }
  Benchmark("The same with 101 tornados (the difference / 100 is one to its answer)") { _ in
    Program.run(["run", tornados])
  }
  Benchmark("The same with a tornado and a sweep (the difference is 10,000 deterministic scenarios, printed)") { _ in
    Program.run(["run", sweep])
  }

  let out = FileManager.default.temporaryDirectory.appending(path: "hurdle-exports").path
  let endings = ["xlsx", "html", "pdf", "md", "csv", "json"]
  let pack = Program.file(
    "hurdle-pack.hurdle",
    "load programmes/answer-routing\nsimulate\n" + endings.map { "export board.\($0)\n" }.joined())
  let onlyLoaded = Program.file("hurdle-pack-loaded.hurdle", "load programmes/answer-routing\nsimulate\n")
  let wide = Program.file("hurdle-wide.roi", wideModel(lines: 500, months: 60))

  Benchmark("Simulate the largest shipped model (less the next: its full pack, six formats)") { _ in
    Program.run(["run", onlyLoaded, "--out", out])
  }
  Benchmark("Simulate it and write its full pack: xlsx, html, pdf, md, csv, json") { _ in
    Program.run(["run", pack, "--out", out])
  }
  Benchmark("A workbook of 60 months and 500 lines, an uncertain input each") { _ in
    Program.run(["export", wide, "-o", out + "-wide.xlsx"])
  }
}
