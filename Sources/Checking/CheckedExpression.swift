package import Diagnostics
package import Finance
package import Functions
package import Quantities
package import Syntax

/// An expression whose names are resolved and whose type is known. All numbers are in base units.
package struct CheckedExpression: Sendable {
  package indirect enum Kind: Sendable {
    /// 1 and 0 are yes and no.
    case constant(Double)
    case reference(QuantityID)
    case metric(MetricReference)
    case unary(UnaryOperator, CheckedExpression)
    case binary(BinaryOperator, CheckedExpression, CheckedExpression)
    case conditional(condition: CheckedExpression, then: CheckedExpression, otherwise: CheckedExpression)
    case call(any Function, Call<CheckedExpression>)
    /// One member of an axis of the operand.
    case member(CheckedExpression, axis: Axis, member: Int)
    /// One expression per member of an axis.
    case byMember(Axis, [CheckedExpression])
    /// Each value from its date until the next; the time-weighted mean over a period.
    case schedule([ScheduleStep], initial: CheckedExpression?)
    /// Read from a data file: values by cell, then by column (`initial` first).
    case data([[Double]])
    /// Money of another currency at the dated rates of each period: the operand times `fx.XXX`.
    case converted(CheckedExpression, rate: QuantityID)
    /// A calculation whose `initial:` attribute gives its value at time 0.
    case withInitial(CheckedExpression, initial: CheckedExpression)
    /// What a route's solver decides from the quantities in `basis`; the run hands it in. Only as a whole definition.
    case decided(route: Int, basis: [CheckedExpression])
  }

  package struct ScheduleStep: Sendable {
    package let date: DateLiteral
    package let value: CheckedExpression
    package init(date: DateLiteral, value: CheckedExpression) {
      self.date = date
      self.value = value
    }
  }

  package let kind: Kind
  package let type: ValueType
  package let span: Span
  package init(_ kind: Kind, type: ValueType, span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}
