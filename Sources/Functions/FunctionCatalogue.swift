/// Every function of the language.
package enum FunctionCatalogue {
  package static let all: [any Function] = []

  /// Those that read data files.
  package static let data: [any DataFunction] = []

  package static func named(_ name: String) -> (any Function)? { byName[name] }

  /// Every function with its words, in the order help lists them.
  package static var documented: [any DocumentedFunction] { all + data }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
