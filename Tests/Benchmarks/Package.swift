// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "Shell",
      dependencies: [.product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/Shell",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
