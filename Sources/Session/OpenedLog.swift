package import DataFiles

/// A data file open for reading in stretches, with what its provenance needs.
package protocol OpenedLog: ByteSource {
  /// The path as the user would write it.
  var name: String { get }
  /// The same for one file however it was reached.
  var identity: String { get }
  /// Whether it ships with the product.
  var isShipped: Bool { get }
  /// How many bytes it holds.
  var size: Int { get }
  /// Of what was read so far: of the whole once the end was reached.
  var sha256: String { get }
}
