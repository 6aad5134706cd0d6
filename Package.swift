// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

/// A room of the house. Imports point one way: a room sees only what is listed here.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "hurdle",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .executableTarget(
      name: "hurdle",
      dependencies: [
        "Checking", "DataFiles", "Databases", "Diagnostics", "Exports", "Guide", "ModelLibrary", "Quantities",
        "Reports",
        "Session",
        "Syntax", "Terminal", "UsageLogs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(
      name: "Guide", resources: [.embedInCode("Language.md"), .embedInCode("Schema.json")], swiftSettings: strict),
    room("Diagnostics"),
    room("Quantities"),
    room("Syntax", ["Diagnostics", "Quantities"]),
    // Loops over columns are far too slow unoptimised, in tests too.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    room("DataFiles", ["CKernels"]),
    .target(name: "CODBC", linkerSettings: [.linkedLibrary("dl")]),
    room("Databases", ["CODBC", "UsageLogs"]),
    room("UsageLogs", ["CKernels", "DataFiles", "Diagnostics", "Quantities"], exclude: ["README.md"]),
    room("Finance", ["CKernels"]),
    room("Sampling", ["CKernels"], exclude: ["README.md"]),
    room(
      "Evidence", ["CKernels", "DataFiles", "Diagnostics", "Quantities", "Sampling"], exclude: ["README.md"]),
    room("Prices", ["Diagnostics", "Quantities"], exclude: ["README.md"]),
    .target(name: "CCoin"),
    room("Routing", ["CCoin", "CKernels"], exclude: ["README.md"]),
    room("Program", ["Quantities", "Finance", "CKernels"]),
    room("Spreadsheet", ["CKernels", "Quantities"]),
    room("Functions", ["Diagnostics", "Quantities", "Program", "Spreadsheet"]),
    room(
      "Checking",
      ["Diagnostics", "Quantities", "Syntax", "Finance", "Functions", "CKernels", "Routing", "Evidence", "DataFiles"]),
    room("Planning", ["Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Functions", "Checking"]),
    room(
      "Engine",
      [
        "CKernels", "Diagnostics", "Quantities", "Finance", "Sampling", "Program", "Functions", "Checking", "Planning",
      ],
      exclude: ["README.md"]),
    room(
      "Analysis",
      [
        "CKernels", "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Functions", "Checking", "Planning",
        "Engine",
        "Sampling",
      ]),
    room("RoutedModels", ["Diagnostics", "Quantities", "Checking", "Engine", "Prices", "Routing"]),
    room(
      "Reports",
      [
        "Diagnostics", "Quantities", "Prices", "Syntax", "Finance", "Functions", "Checking", "Planning", "Engine",
        "Sampling", "Analysis", "Routing", "Evidence",
      ]),
    .target(name: "CPage"),
    room(
      "Workbook",
      [
        "CWorkbookReader",
        "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Spreadsheet", "Functions", "Checking", "Planning",
        "Engine", "Sampling", "Analysis", "Routing", "Reports",
      ]),
    .target(name: "CXlsxWriter"),
    .target(name: "CWorkbookReader"),
    room(
      "Exports",
      [
        "CPage", "CXlsxWriter", "Diagnostics", "Quantities", "Finance", "Checking", "Sampling", "Analysis", "Reports",
        "Evidence",
        "Routing", "Spreadsheet",
        "Workbook",
      ]),
    tests(
      "Workbook",
      [
        "ModelGenerator", "SessionFixtures", "Diagnostics", "Quantities", "Syntax", "Finance", "Spreadsheet",
        "Checking",
        "Planning", "Engine", "Reports", "Session", "Exports", "Workbook",
      ]),
    tests("CKernels", ["CKernels"], exclude: ["reference_points.py", "sobol_parameters.py"]),
    tests("DataFiles", ["CKernels", "DataFiles"]),
    tests("Databases", ["Databases", "Diagnostics", "UsageLogs"]),
    tests("UsageLogs", ["DataFiles", "Diagnostics", "Quantities", "UsageLogs"]),
    tests("Finance", ["Finance"]),
    tests("Sampling", ["CKernels", "Sampling"]),
    tests("Evidence", ["CKernels", "DataFiles", "Diagnostics", "Evidence", "Quantities", "Sampling"]),
    tests("Prices", ["Checking", "Diagnostics", "ModelLibrary", "Quantities", "Prices"]),
    tests("Routing", ["Routing"]),
    tests(
      "RoutedModels",
      [
        "Checking", "Diagnostics", "Engine", "Finance", "ModelLibrary", "Planning", "Prices", "Quantities",
        "RoutedModels",
        "Routing", "Syntax",
      ]),
    room("ModelLibrary", ["DataFiles", "Diagnostics", "Syntax", "Checking", "Evidence"]),
    room(
      "Session",
      [
        "Diagnostics", "Quantities", "Guide", "Syntax", "Finance", "Functions", "Checking", "Planning", "Engine",
        "Sampling", "Analysis", "Reports", "Exports", "Prices", "Routing", "RoutedModels", "DataFiles", "UsageLogs",
        "Workbook", "Spreadsheet", "Evidence",
      ]),
    .target(
      name: "SessionFixtures",
      dependencies: [
        "Checking", "DataFiles", "Diagnostics", "Exports", "ModelLibrary", "Reports", "Session", "Terminal",
        "UsageLogs",
      ],
      path: "Tests/Support/SessionFixtures", swiftSettings: strict),
    tests("Session", ["Diagnostics", "Exports", "Guide", "Syntax", "Session", "SessionFixtures"]),
    tests("Transcripts", ["Functions", "Session", "SessionFixtures"], exclude: ["Sessions"]),
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    room("Terminal", ["CEditLine", "Diagnostics", "Reports"]),
    .executableTarget(
      name: "line-editor-probe", dependencies: ["Terminal"], path: "Tests/Support/LineEditorProbe",
      swiftSettings: strict),
    tests("ModelLibrary", ["ModelLibrary", "Checking", "DataFiles", "Diagnostics"]),
    .target(
      name: "ReportSamples",
      dependencies: ["Diagnostics", "Quantities", "Finance", "Checking", "Routing", "Reports"],
      path: "Tests/Support/ReportSamples", swiftSettings: strict),
    tests(
      "Reports",
      [
        "Diagnostics", "Quantities", "Syntax", "Finance", "Checking", "Planning", "Engine", "ModelLibrary", "Reports",
        "ReportSamples",
      ]),
    .executableTarget(
      name: "export-probe", dependencies: ["Diagnostics", "Exports"], path: "Tests/Support/ExportProbe",
      swiftSettings: strict),
    tests("Exports", ["Diagnostics", "Reports", "Exports", "ReportSamples", "export-probe"], exclude: ["pack.md"]),
    tests("CommandLine", ["Diagnostics", "Session", "PseudoTerminal", "hurdle"]),
    .target(name: "PseudoTerminal", path: "Tests/Support/PseudoTerminal", swiftSettings: strict),
    tests("House", []),
    tests(
      "Terminal",
      ["PseudoTerminal", "Finance", "Routing", "Reports", "ReportSamples", "Terminal", "line-editor-probe"],
      exclude: ["Rendered"]),
    .target(
      name: "ReferenceEvaluator", dependencies: ["Quantities", "Syntax", "Finance", "Functions", "Checking"],
      path: "Tests/Support/ReferenceEvaluator", swiftSettings: strict),
    .executableTarget(
      name: "simulation-probe",
      dependencies: [
        "CKernels", "Diagnostics", "Quantities", "Syntax", "Finance", "Sampling", "Program", "Checking", "ModelLibrary",
        "Planning", "Engine",
      ], path: "Tests/Support/SimulationProbe", swiftSettings: strict),
    .target(name: "ModelGenerator", path: "Tests/Support/ModelGenerator", swiftSettings: strict),
    tests(
      "Engine",
      [
        "CKernels", "ModelGenerator", "ReferenceEvaluator", "Diagnostics", "Evidence", "Quantities", "Syntax",
        "Finance",
        "Sampling", "Program", "Functions", "Checking", "ModelLibrary", "Planning", "Engine",
      ]),
    tests(
      "Analysis",
      [
        "Diagnostics", "Quantities", "Syntax", "Finance", "Checking", "ModelLibrary", "Planning", "Engine", "Sampling",
        "Analysis",
      ]),
    tests("Planning", ["Diagnostics", "Quantities", "Finance", "Program", "Checking", "Planning"]),
    tests(
      "Functions", ["Diagnostics", "Quantities", "Syntax", "Program", "Functions", "Checking", "Planning", "Engine"]),
    tests("Program", ["CKernels", "Quantities", "Finance", "Program"]),
    tests("Checking", ["Diagnostics", "Quantities", "Syntax", "Functions", "Checking", "Routing", "Evidence"]),
    tests("Diagnostics", ["Diagnostics"]),
    tests("Quantities", ["ModelGenerator", "Quantities"]),
    tests("Syntax", ["ModelGenerator", "Diagnostics", "Quantities", "Syntax"], exclude: ["Examples"]),
  ]
)
