/// The state with those before it and those undone.
struct StateHistory: Sendable {
  private(set) var past: [SessionState] = []
  var present: SessionState
  private(set) var future: [SessionState] = []
  /// The state that was saved last, whatever was undone since.
  var saved: SessionState?

  init(_ state: SessionState) { present = state }

  /// A new state after the present one; what was undone is forgotten.
  mutating func change(to state: SessionState) {
    past.append(present)
    present = state
    future = []
  }

  mutating func goBack() {
    guard let earlier = past.popLast() else { return }
    future.append(present)
    present = earlier
  }

  mutating func goForward() {
    guard let later = future.popLast() else { return }
    past.append(present)
    present = later
  }
}
