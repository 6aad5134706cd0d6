/// Where a function of one number is 0.
struct RootSearch {
  /// NaN where it is undefined.
  let function: (Double) -> Double

  struct Root: Equatable {
    let place: Double
    /// The function there: 0 but for rounding; the nearer side of a jump.
    let residual: Double
    /// The function changes sign there without being 0.
    let isJump: Bool
  }

  /// The root between two places where the function has different signs; nil where it is undefined on the way, or
  /// runs off to infinity.
  ///
  /// Chandrupatla, Advances in Engineering Software 28 (1997): inverse quadratic interpolation where it is safe, else
  /// bisection.
  func root(between start: (x: Double, y: Double), and end: (x: Double, y: Double)) -> Root? {
    if start.y == 0 { return Root(place: start.x, residual: 0, isJump: false) }
    if end.y == 0 { return Root(place: end.x, residual: 0, isJump: false) }
    guard start.y.isFinite, end.y.isFinite, (start.y < 0) != (end.y < 0) else { return nil }
    let scale = abs(start.y) + abs(end.y)
    let width = abs(end.x - start.x)
    var (near, far) = (end, start)
    var third = near
    var share = 0.5
    for _ in 0..<200 {
      let x = near.x + share * (far.x - near.x)
      let y = function(x)
      guard y.isFinite else { return nil }
      if (y < 0) == (near.y < 0) {
        third = near
      } else {
        third = far
        far = near
      }
      near = (x, y)
      let best = abs(near.y) < abs(far.y) ? near : far
      let tolerance = 4e-16 * abs(best.x) + 1e-18 * width
      let limit = tolerance / abs(far.x - near.x)
      if limit > 0.5 || best.y == 0 {
        // At a pole the function grows towards the place, at a jump it stays.
        if abs(best.y) > scale { return nil }
        return Root(place: best.x, residual: best.y, isJump: abs(best.y) > 1e-6 * scale)
      }
      let xi = (near.x - far.x) / (third.x - far.x)
      let phi = (near.y - far.y) / (third.y - far.y)
      if phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
        share =
          near.y / (far.y - near.y) * third.y / (far.y - third.y)
          + (third.x - near.x) / (far.x - near.x) * near.y / (third.y - near.y) * far.y / (third.y - far.y)
      } else {
        share = 0.5
      }
      share = min(1 - limit, max(limit, share))
    }
    let best = abs(near.y) < abs(far.y) ? near : far
    return Root(place: best.x, residual: best.y, isJump: abs(best.y) > 1e-6 * scale)
  }

  /// Every root that neighbouring places bracket.
  /// - Parameter points: in rising order of x.
  func crossings(along points: [(x: Double, y: Double)]) -> [Root] {
    points.indices.dropFirst().compactMap { index in
      points[index - 1].y == 0 || points[index].y == 0 ? nil : root(between: points[index - 1], and: points[index])
    }
  }

  /// Every root that neighbouring places bracket, and those where the function only touches 0 between three of them.
  /// - Parameter points: in rising order of x.
  func roots(along points: [(x: Double, y: Double)]) -> [Root] {
    var roots: [Root] = []
    for index in points.indices.dropFirst() {
      let (before, here) = (points[index - 1], points[index])
      if before.y == 0 {
        roots.append(Root(place: before.x, residual: 0, isJump: false))
      } else if here.y != 0, let root = root(between: before, and: here) {
        roots.append(root)
      }
      guard index + 1 < points.count else { continue }
      let after = points[index + 1]
      let isDip = abs(here.y) < abs(before.y) && abs(here.y) <= abs(after.y)
      let sameSide = (before.y < 0) == (here.y < 0) && (here.y < 0) == (after.y < 0)
      guard isDip, sameSide, here.y != 0, before.y.isFinite, after.y.isFinite else { continue }
      let lowest = closest(from: before.x, to: after.x)
      if abs(lowest.y) <= 1e-9 * (abs(before.y) + abs(after.y)) {
        roots.append(Root(place: lowest.x, residual: lowest.y, isJump: false))
      }
    }
    if let last = points.last, last.y == 0 { roots.append(Root(place: last.x, residual: 0, isJump: false)) }
    return roots.sorted { $0.place < $1.place }
  }

  /// Where the function is nearest to 0 in a stretch in which it has one such place, by golden sections.
  func closest(from start: Double, to end: Double) -> (x: Double, y: Double) {
    let golden = (5.0.squareRoot() - 1) / 2
    func distance(_ x: Double) -> Double {
      let y = abs(function(x))
      return y.isNaN ? .infinity : y
    }
    var (low, high) = (start, end)
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (distance(left), distance(right))
    for _ in 0..<60 {
      if atLeft <= atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = distance(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = distance(right)
      }
    }
    // An end may be nearer than anything inside.
    let places = [start, atLeft <= atRight ? left : right, end]
    let best = places.min { distance($0) < distance($1) } ?? start
    return (best, function(best))
  }
}
