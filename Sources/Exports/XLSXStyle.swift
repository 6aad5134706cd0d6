import CXlsxWriter
import Workbook

/// How each kind of cell looks: blue figures can be changed, black ones are formulas, grey ones are stored values.
struct XLSXStyle {
  let library: cx_library

  func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    library.format_set_font_name(format, "Calibri")
    library.format_set_font_size(format, 10)
    library.format_set_num_format(format, code(style.number))
    library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if style.indent > 0 { library.format_set_indent(format, UInt8(min(style.indent, 15))) }
    if style.isWrapped {
      library.format_set_text_wrap(format)
      library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    apply(style.role, isNumber: style.number != .text, to: format)
  }

  private func apply(_ role: CellStyle.Role, isNumber: Bool, to format: UnsafeMutablePointer<lxw_format>) {
    switch role {
    case .title:
      library.format_set_font_size(format, 18)
      library.format_set_bold(format)
      library.format_set_font_color(format, 0x1F3864)
    case .subtitle:
      library.format_set_font_color(format, 0x595959)
      library.format_set_italic(format)
    case .heading:
      library.format_set_bold(format)
      library.format_set_font_color(format, 0x1F3864)
      library.format_set_bg_color(format, 0xDDE6F4)
    case .header:
      library.format_set_bold(format)
      library.format_set_font_color(format, 0xFFFFFF)
      library.format_set_bg_color(format, 0x1F3864)
      if isNumber { library.format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    case .label: break
    case .detail:
      library.format_set_font_size(format, 9)
      library.format_set_font_color(format, 0x595959)
    case .input, .choice:
      library.format_set_font_color(format, 0x0000FF)
      library.format_set_bg_color(format, role == .choice ? 0xFFF2CC : 0xEAF2FB)
      library.format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
      library.format_set_border_color(format, 0x9DB8D9)
      if role == .choice { library.format_set_bold(format) }
      library.format_set_unlocked(format)
    case .calculated: break
    case .subtotal:
      library.format_set_bold(format)
      library.format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      library.format_set_top_color(format, 0x7F7F7F)
    case .total:
      library.format_set_bold(format)
      library.format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      library.format_set_bottom(format, UInt8(LXW_BORDER_DOUBLE.rawValue))
      library.format_set_bg_color(format, 0xF2F2F2)
    case .note:
      library.format_set_font_size(format, 9)
      library.format_set_italic(format)
      library.format_set_font_color(format, 0x7F7F7F)
    case .flag:
      library.format_set_bold(format)
      library.format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .value:
      library.format_set_font_size(format, 16)
      library.format_set_shrink(format)
      library.format_set_bold(format)
      library.format_set_font_color(format, 0x1F3864)
      library.format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .figure:
      library.format_set_font_color(format, 0x595959)
      library.format_set_bg_color(format, 0xF2F2F2)
    case .caption:
      library.format_set_font_size(format, 9)
      library.format_set_bold(format)
      library.format_set_font_color(format, 0x595959)
    }
  }

  /// Negatives in parentheses, zero money as a dash, a half space so that digits stand in line.
  private func code(_ number: CellStyle.Number) -> String {
    switch number {
    case .text, .general: "General"
    case .money: "#,##0_);(#,##0);\"–\"_)"
    case .exactMoney: "#,##0.00_);(#,##0.00);0.00_)"
    case .percent: "0.0%_);(0.0%);0.0%_)"
    case .wholePercent: "0%_);(0%);0%_)"
    case .count: "#,##0_);(#,##0);0_)"
    case .decimal: "#,##0.0_);(#,##0.0);\"–\"_)"
    case .months: "0.0_);(0.0);0.0_)"
    case .factor: "0.0000_);(0.0000);0_)"
    case .decimals(let count):
      count == 0 ? "#,##0_);(#,##0)" : "#,##0.\(zeros(count))_);(#,##0.\(zeros(count)))"
    }
  }

  private func zeros(_ count: Int) -> String { String(repeating: "0", count: min(count, 15)) }
}
