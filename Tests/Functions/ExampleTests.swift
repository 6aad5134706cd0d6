import Diagnostics
import Functions
import Quantities
import Testing

@Suite struct ExampleTests {
  @Test(arguments: FunctionCatalogue.documented.indices)
  func `every example gives the answer it states`(_ index: Int) throws {
    let function = FunctionCatalogue.documented[index]
    let run = Run(function.example.model, files: function.example.files)
    #expect(run.errors.isEmpty, "\(function.name)")
    let stated = function.example.answer.split(separator: ", ").map(String.init)
    let values = try #require(try run.values("answer"), "\(function.name) has no answer")
    let shown = zip(values, stated).map { value, text in
      NumberText.fixed(value, decimals: text.split(separator: ".").dropFirst().first?.count ?? 0, grouped: false)
    }
    #expect(values.count == stated.count && shown == stated, "\(function.name): \(values)")
  }

  @Test(arguments: DiagnosticCode.functions)
  func `every page's example brings its diagnostic about, and the mend takes it away`(_ code: DiagnosticCode) throws {
    guard case .model(let text) = code.example else {
      Issue.record("\(code.id) has no model as its example")
      return
    }
    #expect(Run(text).diagnostics.map(\.code.id).contains(code.id), "\(Run(text).errors)")
    // The mend replaces the declaration of the same name, or is added where there is none.
    var lines = text.split(separator: "\n").map(String.init)
    let name = { (line: String) in line.split(separator: "=")[0] }
    if let place = lines.firstIndex(where: { name($0) == name(code.mend) }) {
      lines[place] = code.mend
    } else {
      lines.insert(code.mend, at: 1)
    }
    #expect(Run(lines.joined(separator: "\n")).errors.isEmpty)
  }
}
