/// How a shade is filled: lightness alternates and hatching differs, so that neighbours differ in grey too.
struct Paint: Sendable {
  enum Hatching: Sendable {
    case rising, falling, level, upright, crossed, squared

    /// As a path in a tile of 6 by 6.
    var tile: String {
      switch self {
      case .rising: "M0 6L6 0"
      case .falling: "M0 0L6 6"
      case .level: "M0 3H6"
      case .upright: "M3 0V6"
      case .crossed: "M0 6L6 0M0 0L6 6"
      case .squared: "M0 3H6M3 0V6"
      }
    }

    /// As lines over a rectangle, to be clipped to it.
    func strokes(over frame: Drawing.Frame) -> [[Drawing.Point]] {
      let step = 4.0
      let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
      let slanted = stride(from: frame.x - frame.height, through: right, by: step)
      switch self {
      case .rising: return slanted.map { [.init($0, bottom), .init($0 + frame.height, frame.y)] }
      case .falling: return slanted.map { [.init($0, frame.y), .init($0 + frame.height, bottom)] }
      case .level:
        return stride(from: frame.y + step / 2, to: bottom, by: step).map { [.init(frame.x, $0), .init(right, $0)] }
      case .upright:
        return stride(from: frame.x + step / 2, to: right, by: step).map { [.init($0, frame.y), .init($0, bottom)] }
      case .crossed: return Hatching.rising.strokes(over: frame) + Hatching.falling.strokes(over: frame)
      case .squared: return Hatching.level.strokes(over: frame) + Hatching.upright.strokes(over: frame)
      }
    }
  }

  /// 0xRRGGBB.
  let color: UInt32
  let hatching: Hatching?

  init(_ color: UInt32, _ hatching: Hatching? = nil) {
    self.color = color
    self.hatching = hatching
  }
}

extension Drawing.Shade {
  var paint: Paint {
    switch self {
    case .first: Paint(0x1F_3A5F)
    case .second: Paint(0x8F_B3D9)
    case .third: Paint(0x4A_6F8F, .rising)
    case .fourth: Paint(0xC9_D8E6, .level)
    case .fifth: Paint(0x6B_5B3E, .falling)
    case .sixth: Paint(0xDC_CFAE, .upright)
    case .seventh: Paint(0x3D_3D3D)
    case .eighth: Paint(0xFF_FFFF, .rising)
    case .ninth: Paint(0x7F_9F7F, .squared)
    case .tenth: Paint(0xE9_E1F0, .falling)
    case .adverse: Paint(0x8C_2F2F, .crossed)
    case .faint: Paint(0xEE_F2F6)
    }
  }
}
