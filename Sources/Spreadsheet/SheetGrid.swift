/// Where slots stand: sheet, row and first column of each.
package struct SheetGrid: Sendable {
  package struct Place: Sendable, Hashable {
    package let sheet: Int
    package let row: Int
    package let column: Int
    package init(sheet: Int, row: Int, column: Int) {
      self.sheet = sheet
      self.row = row
      self.column = column
    }
  }

  package private(set) var places: [Place?]
  private var slots: [Place: (slot: Slot, column: Int)] = [:]

  package init(slotCount: Int) { places = Array(repeating: nil, count: slotCount) }

  /// - Parameter columns: how many cells the slot has from there to the right.
  package mutating func put(_ slot: Slot, at place: Place, columns: Int) {
    // Slots are made while others are being placed.
    while places.count <= slot.index { places.append(nil) }
    places[slot.index] = place
    for column in 0..<columns {
      slots[Place(sheet: place.sheet, row: place.row, column: place.column + column)] = (slot, column)
    }
  }

  package func place(of slot: Slot, column: Int) -> Place? {
    guard slot.index < places.count else { return nil }
    return places[slot.index].map { Place(sheet: $0.sheet, row: $0.row, column: $0.column + column) }
  }

  package func slot(at place: Place) -> (slot: Slot, column: Int)? { slots[place] }
}
