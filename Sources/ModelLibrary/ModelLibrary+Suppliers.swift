import Checking
import Syntax

extension ModelLibrary {
  /// Library models that declare an input or a calculation of this name, as `use` would name them.
  package func suppliers(of name: String) -> [String] {
    paths.filter { path in
      guard !path.hasPrefix("programmes/"), case .success(let text) = self.text(path) else { return false }
      return Parser.parseModel(text.file).declarations.contains { declaration in
        switch declaration.kind {
        case .input(let input): input.name.text == name
        case .calculation(let calculation): calculation.name.text == name
        case .model, .timeline, .fiscalYear, .currency, .discount, .tax, .units, .exchangeRate, .dimension, .cost,
          .benefit, .metric, .scenario, .correlate, .check, .use, .choice, .needs, .route, .evidence:
          false
        }
      }
    }
  }
}
