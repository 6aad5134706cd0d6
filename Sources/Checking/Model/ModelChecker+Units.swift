import Diagnostics
import Quantities
import Syntax

/// Units and axes: they belong to the whole model, so the same declaration may stand in several files.
extension ModelChecker {
  mutating func checkUnits() {
    if let code = composition.currency?.value.text { expressions.units.add(currency: code) }
    for rate in composition.rates {
      expressions.units.add(currency: rate.value.from)
      expressions.units.add(currency: rate.value.to)
    }
    var first: [String: Scoped<UnitDeclaration>] = [:]
    for unit in composition.units where unit.value.definition == nil {
      if Self.lostItsDefinition(unit.value) {
        expressions.units.broken.insert(unit.value.name.text)
      } else {
        declare(.count(unit.value.name.text), unit, &first)
      }
    }
    // A derived unit may be made of another one that is declared later.
    var waiting = composition.units.filter { $0.value.definition != nil }
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.value.name.text))
      let ready = waiting.filter { unit in !Self.words(of: unit.value).contains { names.contains($0) } }
      if ready.isEmpty {
        for unit in waiting { expressions.report(.unitOfItself(unit.value.name.text, at: unit.span)) }
        expressions.units.broken.formUnion(names)
        break
      }
      for unit in ready {
        if let atom = derivedUnit(unit) {
          declare(atom, unit, &first)
        } else {
          expressions.units.broken.insert(unit.value.name.text)
        }
      }
      let done = Set(ready.map(\.value.name.text))
      waiting.removeAll { done.contains($0.value.name.text) }
    }
    model.units = expressions.units.declared
  }

  private mutating func declare(
    _ atom: Unit.Atom, _ unit: Scoped<UnitDeclaration>, _ first: inout [String: Scoped<UnitDeclaration>]
  ) {
    let name = unit.value.name.text
    if let earlier = first[name] {
      if expressions.units.atom(name) != atom {
        expressions.report(.declaredDifferently("unit", name, at: unit.span, earlier: earlier.span))
      }
      return
    }
    first[name] = unit
    guard Unit.Atom.builtIn[name] == nil, expressions.units.currency(name) == nil else {
      expressions.report(.builtInUnit(name, at: unit.span))
      return
    }
    expressions.units.add(atom)
  }

  /// Whether an `=` follows the name of a unit without a definition: what stood there did not parse.
  private static func lostItsDefinition(_ unit: UnitDeclaration) -> Bool {
    let span = unit.name.span
    return span.file.slice(span.end, span.end + 40).first { $0 != " " } == "="
  }

  private static func words(of unit: UnitDeclaration) -> [String] {
    guard case .number(_, _, let syntax?)? = unit.definition?.kind else { return [] }
    return syntax.terms.map(\.name.text)
  }

  /// `FTE = 1_720 hour/year`: a number with a unit of units known already.
  private mutating func derivedUnit(_ unit: Scoped<UnitDeclaration>) -> Unit.Atom? {
    guard let definition = unit.value.definition else { return nil }
    if case .missing = definition.kind { return nil }
    guard case .number(let value, percent: false, let syntax?) = definition.kind, value > 0 else {
      expressions.report(.notAUnit(unit.value.name.text, at: definition.span))
      return nil
    }
    guard let base = expressions.unit(syntax, in: scope(unit.scope)) else { return nil }
    let terms = base.terms.flatMap { term -> [Unit.Term] in
      term.atom.definition.isEmpty
        ? [term] : term.atom.definition.map { Unit.Term($0.atom, $0.power * term.power, multiplier: $0.multiplier) }
    }
    return Unit.Atom(unit.value.name.text, base.dimension, scale: base.base(value), definition: terms)
  }

  mutating func checkDimensions() {
    var first: [String: Span] = [:]
    for dimension in composition.dimensions {
      let name = dimension.value.name.text
      guard !dimension.value.members.isEmpty else {
        expressions.brokenAxes.insert(name)
        continue
      }
      var members: [String] = []
      var seen: [String: Span] = [:]
      for member in dimension.value.members {
        if let earlier = seen.updateValue(member.span, forKey: member.text) {
          expressions.report(.memberTwice(member.text, at: member.span, earlier: earlier))
        } else {
          members.append(member.text)
        }
      }
      if let earlier = first[name] {
        if expressions.axes[name]?.members != members {
          expressions.report(.declaredDifferently("dimension", name, at: dimension.span, earlier: earlier))
        }
        continue
      }
      first[name] = dimension.span
      let axis = Axis(name: name, members: members)
      expressions.axes[name] = axis
      model.axes.append(axis)
    }
  }
}
