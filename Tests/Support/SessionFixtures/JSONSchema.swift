import Foundation

/// Enough of JSON Schema to hold a document against a published one. A keyword it does not know is a fault of its own, so
/// that no rule is passed over in silence.
package struct JSONSchema: Sendable {
  package enum Value: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([String: Value])

    package init(text: some StringProtocol) throws {
      self.init(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
    }

    private init(_ object: Any) {
      switch object {
      case let text as String: self = .string(text)
      case let number as NSNumber:
        // A truth is a number too, of the kind of a character.
        let isTruth = ["c", "B"].contains(String(cString: number.objCType))
        self = isTruth ? .bool(number.boolValue) : .number(number.doubleValue)
      case let items as [Any]: self = .array(items.map(Value.init))
      case let members as [String: Any]: self = .object(members.mapValues(Value.init))
      case _: self = .null
      }
    }

    package subscript(key: String) -> Value? {
      get { if case .object(let members) = self { members[key] } else { nil } }
      set {
        guard case .object(var members) = self else { return }
        members[key] = newValue
        self = .object(members)
      }
    }

    fileprivate var type: String {
      switch self {
      case .null: "null"
      case .bool: "boolean"
      case .number(let value): value == value.rounded() ? "integer" : "number"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    }
  }

  private let root: Value

  package init(text: String) throws { root = try Value(text: text) }

  /// What a document does that the schema does not allow, each with its place; at most some.
  package func faults(in document: Value) -> [String] {
    var faults: [String] = []
    check(document, root, "$", &faults)
    return faults
  }

  private func check(_ value: Value, _ schema: Value, _ place: String, _ faults: inout [String]) {
    if faults.count > 20 { return }
    if case .bool(let isAllowed) = schema {
      if !isAllowed { faults.append("\(place) is not allowed") }
      return
    }
    guard case .object(let rules) = schema else {
      faults.append("\(place): the schema is none")
      return
    }
    for (keyword, rule) in rules.sorted(by: { $0.key < $1.key }) {
      switch (keyword, rule) {
      case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): break
      case ("$ref", .string(let name)):
        let definition = name.split(separator: "/").last.flatMap { root["$defs"]?[String($0)] }
        if let definition { check(value, definition, place, &faults) } else { faults.append("no definition \(name)") }
      case ("type", .string(let type)): checkType(value, [.string(type)], place, &faults)
      case ("type", .array(let types)): checkType(value, types, place, &faults)
      case ("const", _): if value != rule { faults.append("\(place) is not \(rule)") }
      case ("enum", .array(let values)): if !values.contains(value) { faults.append("\(place): \(value)") }
      case ("minimum", .number(let least)):
        if case .number(let number) = value, number < least { faults.append("\(place): \(number)") }
      case ("pattern", .string(let pattern)):
        if case .string(let text) = value, text.range(of: pattern, options: .regularExpression) == nil {
          faults.append("\(place): \(text)")
        }
      case ("anyOf", .array(let schemas)): checkAny(value, schemas, place, &faults)
      case ("items", _):
        guard case .array(let items) = value else { break }
        for (index, item) in items.enumerated() { check(item, rule, "\(place)[\(index)]", &faults) }
      case ("properties", .object(let properties)):
        for (key, property) in properties {
          if let member = value[key] { check(member, property, "\(place).\(key)", &faults) }
        }
      case ("required", .array(let keys)):
        guard case .object(let members) = value else { break }
        for case .string(let key) in keys where members[key] == nil { faults.append("\(place) lacks \(key)") }
      case ("additionalProperties", _):
        guard case .object(let members) = value else { break }
        for (key, member) in members where rules["properties"]?[key] == nil {
          check(member, rule, "\(place).\(key)", &faults)
        }
      case _: faults.append("the schema has a keyword \(keyword) that is not known here")
      }
    }
  }

  private func checkType(_ value: Value, _ types: [Value], _ place: String, _ faults: inout [String]) {
    let known = types.contains { $0 == .string(value.type) || value.type == "integer" && $0 == .string("number") }
    if !known { faults.append("\(place) is \(value.type)") }
  }

  private func checkAny(_ value: Value, _ schemas: [Value], _ place: String, _ faults: inout [String]) {
    var first: [String] = []
    for schema in schemas {
      var own: [String] = []
      check(value, schema, place, &own)
      if own.isEmpty { return }
      // What a null could be is of no interest.
      if first.isEmpty || own.count > first.count { first = own }
    }
    faults += first
  }
}
