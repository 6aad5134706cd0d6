import Diagnostics
import Foundation
import Functions
import Testing

@Suite struct FunctionCatalogueTests {
  /// The functions of the language's table.
  static let language = [
    "ramp", "s_curve", "growing", "decay", "step", "seasonal", "delay", "prev", "change", "cumulative", "period_length",
    "period_number", "sum", "average", "max", "min", "at", "tiered", "lookup", "clamp", "round", "exp", "ln", "sqrt",
    "abs", "npv", "irr", "payback", "cost_per", "one_off", "spread", "amounts", "series", "table",
  ]

  @Test func `the functions are those of the language`() {
    #expect(FunctionCatalogue.documented.map(\.name).sorted() == Self.language.sorted())
    #expect(FunctionCatalogue.named("ramp")?.name == "ramp")
    #expect(FunctionCatalogue.named("series") == nil)
  }

  @Test func `every file of the catalogue holds a function that is registered`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Functions/Catalogue")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let types = FunctionCatalogue.documented.map { "\(type(of: $0)).swift" }
    #expect(files.sorted() == types.sorted())
  }

  @Test(arguments: FunctionCatalogue.documented.indices)
  func `every function says what it does and shows it`(_ index: Int) {
    let function = FunctionCatalogue.documented[index]
    #expect(function.summary.hasSuffix(".") && !function.summary.contains("\n"))
    let lines = function.example.model.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("answer = ") || $0.hasPrefix("metric answer = ") })
    #expect(lines.contains { $0.contains("\(function.name)") })
    let numbers = function.example.answer.split(separator: ", ")
    #expect(!numbers.isEmpty && numbers.allSatisfy { Double($0) != nil })
  }

  @Test(arguments: FunctionCatalogue.documented.indices)
  func `the parameters of a function are told apart by name and by label`(_ index: Int) {
    let parameters = FunctionCatalogue.documented[index].parameters
    #expect(Set(parameters.map(\.name)).count == parameters.count)
    let labels = parameters.compactMap(\.label)
    #expect(Set(labels).count == labels.count)
  }

  @Test func `every code is of the functions' range and stands once`() {
    let ids = DiagnosticCode.functions.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { ("E0350"..."E0399").contains($0) })
  }
}
