package import Diagnostics

/// Where a vendor keeps what is sent to it: one row of the residency table.
package struct Residency: Sendable {
  /// Who bills: `bedrock`.
  package let vendor: String
  /// The region asked for; nil is what holds without asking.
  package let region: String?
  /// Where requests are handled and where anything is kept: an area such as `EU`, `US`, a country's two letters, or
  /// `any`.
  package let processed: String
  package let stored: String
  package let note: String?
  package let source: String
  package let read: PriceDate?
  package let span: Span?

  package init(
    vendor: String, region: String?, processed: String, stored: String, note: String?, source: String,
    read: PriceDate?, span: Span?
  ) {
    self.vendor = vendor
    self.region = region
    self.processed = processed
    self.stored = stored
    self.note = note
    self.source = source
    self.read = read
    self.span = span
  }

  /// Whether data neither leaves an area nor rests outside it.
  package func staysWithin(_ area: String) -> Bool {
    Self.lies(processed, within: area) && Self.lies(stored, within: area)
  }

  /// Whether a place is an area or part of it; by the letters of the region's name, and for the EU by its members.
  package static func lies(_ place: String, within area: String) -> Bool {
    let place = place.uppercased()
    let area = area.uppercased()
    return place == area || (area == "EU" && members.contains(place))
  }

  private static let members: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]
}
