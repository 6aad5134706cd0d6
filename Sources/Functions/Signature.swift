package import Diagnostics

extension DocumentedFunction {
  /// `ramp(from: start, to: end, over: time, starting: date?)`, what may be left out with a question mark; a name
  /// alone where there are no parameters.
  package var signature: String {
    if parameters.isEmpty { return name }
    let words = parameters.map { parameter in
      let label = parameter.label.map { "\($0): " } ?? ""
      return "\(label)\(parameter.spoken)\(parameter.repeats ? ", …" : "")\(parameter.isOptional ? "?" : "")"
    }
    return "\(name)(\(words.joined(separator: ", ")))"
  }

  /// The parameter each argument of a call is for, in the order given.
  ///
  /// An argument with a label goes to the parameter of that label, one without to the next that may stand without.
  /// - Parameter span: the whole call.
  package func match(
    _ arguments: [(label: String?, span: Span)], in span: Span
  ) throws(Diagnostic) -> [Parameter] {
    var taken: Set<String> = []
    var result: [Parameter] = []
    for argument in arguments {
      let parameter = parameters.first {
        ($0.repeats || !taken.contains($0.name))
          && (argument.label == nil ? $0.label == nil || $0.labelIsOptional : $0.label == argument.label)
      }
      guard let parameter else { throw .unexpectedArgument(of: self, label: argument.label, at: argument.span) }
      taken.insert(parameter.name)
      result.append(parameter)
    }
    if let missing = parameters.first(where: { !$0.isOptional && !taken.contains($0.name) }) {
      throw .missingArgument(of: self, missing, at: span)
    }
    return result
  }
}

extension Parameter {
  fileprivate var spoken: String {
    switch kind {
    case .value, .date, .axis, .period, .text: name
    case .entries(.dates): "[date: \(name), …]"
    case .entries(.monthNames): "[Jan: \(name), …]"
    case .entries(.values): "[from: \(name), …]"
    }
  }
}
