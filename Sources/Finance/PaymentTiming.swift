/// When an amount incurred in a period is paid.
package enum PaymentTiming: Sendable, Hashable {
  case asIncurred
  /// `yearly in advance` (12) and `quarterly in advance` (3): each block's amounts in its first period.
  case inAdvance(months: Int)
  /// `after 60 days`
  case after(days: Double)
}
