/// A random whole model as text: right in names, units and shapes, of every function and every kind of declaration.
package struct GeneratedModel: Sendable {
  /// The main model's text.
  package let text: String
  /// Library models and data files it names, by path.
  package let files: [String: String]
  package let scenarios: [String]

  package init(seed: Int) {
    var writer = ModelWriter(seed: seed)
    writer.write()
    text = writer.lines.joined(separator: "\n") + "\n"
    files = writer.files
    scenarios = writer.scenarios
  }
}
