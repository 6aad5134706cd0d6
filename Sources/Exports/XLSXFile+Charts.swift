import CXlsxWriter
import Workbook

extension XLSXFile {
  /// A native chart over cells of the workbook.
  func insert(_ chart: WorkbookChart, into handle: UnsafeMutablePointer<lxw_worksheet>) {
    guard !chart.series.isEmpty, let drawing = library.workbook_add_chart(book, UInt8(Self.type(chart.kind).rawValue))
    else { return }
    for (number, series) in chart.series.enumerated() {
      guard let added = library.chart_add_series(drawing, series.categories, series.values) else { continue }
      library.chart_series_set_name(added, series.name)
      switch chart.kind {
      case .line, .curve: draw(added, asLine: series, number)
      case .stackedColumns, .columns, .histogram, .bars: fill(added, series)
      }
    }
    library.chart_title_set_name(drawing, chart.title)
    setFonts(drawing, chart)
    setAxes(drawing, chart)
    if chart.series.count > 1 || chart.kind == .stackedColumns {
      library.chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    } else {
      library.chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    var options = lxw_chart_options()
    // The library's own size of a chart is 480 by 288.
    options.x_scale = chart.width / 480
    options.y_scale = chart.height / 288
    options.x_offset = 4
    options.y_offset = 4
    chart.title.withMutableCString { title in
      options.description = title
      _ = library.worksheet_insert_chart_opt(handle, lxw_row_t(chart.row), lxw_col_t(chart.column), drawing, &options)
    }
  }

  private static func type(_ kind: WorkbookChart.Kind) -> lxw_chart_type {
    switch kind {
    case .line: LXW_CHART_LINE
    case .stackedColumns: LXW_CHART_COLUMN_STACKED
    case .columns, .histogram: LXW_CHART_COLUMN
    case .bars: LXW_CHART_BAR
    case .curve: LXW_CHART_SCATTER_STRAIGHT
    }
  }

  // MARK: Series

  /// - Parameter number: its place in the chart, by which points without a line are told apart.
  private func draw(
    _ added: UnsafeMutablePointer<lxw_chart_series>, asLine series: WorkbookChart.Series, _ number: Int
  ) {
    var line = lxw_chart_line()
    line.color = series.colour
    line.width = 2
    switch series.mark {
    case .plain, .hatched: break
    case .dashed: line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
    case .dots:
      line.none = 1
      let kinds = [
        LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
      ]
      library.chart_series_set_marker_type(added, UInt8(kinds[max(number - 1, 0) % kinds.count].rawValue))
      library.chart_series_set_marker_size(added, 9)
      var fill = lxw_chart_fill()
      fill.color = series.colour
      library.chart_series_set_marker_fill(added, &fill)
    }
    library.chart_series_set_line(added, &line)
  }

  private func fill(_ added: UnsafeMutablePointer<lxw_chart_series>, _ series: WorkbookChart.Series) {
    var edge = lxw_chart_line()
    edge.color = 0x404040
    edge.width = 0.5
    library.chart_series_set_line(added, &edge)
    switch series.mark {
    case .plain, .dashed, .dots:
      var fill = lxw_chart_fill()
      fill.color = series.colour
      library.chart_series_set_fill(added, &fill)
    case .hatched:
      var pattern = lxw_chart_pattern()
      pattern.type = UInt8(LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL.rawValue)
      pattern.fg_color = 0x404040
      pattern.bg_color = series.colour
      library.chart_series_set_pattern(added, &pattern)
    }
  }

  // MARK: Axes

  private func setFonts(_ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: WorkbookChart) {
    "Calibri".withMutableCString { name in
      var font = lxw_chart_font()
      font.name = name
      font.size = 12
      font.bold = 1
      library.chart_title_set_name_font(drawing, &font)
      var small = lxw_chart_font()
      small.name = name
      small.size = 9
      library.chart_axis_set_num_font(drawing.pointee.x_axis, &small)
      library.chart_axis_set_num_font(drawing.pointee.y_axis, &small)
      library.chart_legend_set_font(drawing, &small)
      // The title of bars says what they are in, and so does that of shares.
      if chart.kind != .bars, chart.kind != .histogram {
        library.chart_axis_set_name(drawing.pointee.y_axis, chart.valueTitle)
        library.chart_axis_set_name_font(drawing.pointee.y_axis, &small)
      }
      if let title = chart.categoryTitle {
        library.chart_axis_set_name(drawing.pointee.x_axis, title)
        library.chart_axis_set_name_font(drawing.pointee.x_axis, &small)
      }
    }
  }

  private func setAxes(_ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: WorkbookChart) {
    let money = "#,##0;(#,##0);0"
    // Bars lie: their names stand along the upright axis, their values along the other.
    let names = chart.kind == .bars ? drawing.pointee.y_axis : drawing.pointee.x_axis
    let values = chart.kind == .bars ? drawing.pointee.x_axis : drawing.pointee.y_axis
    let low = UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue)
    switch chart.kind {
    case .bars:
      // The widest on top, both bars of an input on one line, the values below them all.
      library.chart_axis_set_reverse(names)
      library.chart_axis_set_label_position(values, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
      library.chart_set_series_overlap(drawing, 100)
      library.chart_set_series_gap(drawing, 40)
    case .histogram:
      library.chart_set_series_gap(drawing, 0)
      library.chart_axis_set_num_format(drawing.pointee.x_axis, money)
      setInterval(drawing, chart)
    case .curve: library.chart_axis_set_num_format(drawing.pointee.x_axis, "0%")
    case .stackedColumns:
      library.chart_set_series_overlap(drawing, 100)
      library.chart_set_series_gap(drawing, 60)
      setInterval(drawing, chart)
    case .line, .columns: setInterval(drawing, chart)
    }
    let isShare = chart.numbers == .percent
    library.chart_axis_set_num_format(values, isShare ? "0%" : money)
    // Values cross zero: names stand beside the plot, not inside it.
    library.chart_axis_set_label_position(names, low)
    if chart.kind == .curve { library.chart_axis_set_label_position(values, low) }
    var grey = lxw_chart_line()
    grey.color = 0xD9D9D9
    grey.width = 0.75
    library.chart_axis_major_gridlines_set_line(values, &grey)
  }

  /// Where there are many names, about six of them.
  private func setInterval(_ drawing: UnsafeMutablePointer<lxw_chart>, _ chart: WorkbookChart) {
    guard chart.periods > 12 else { return }
    library.chart_axis_set_interval_unit(drawing.pointee.x_axis, UInt16(min(max(chart.periods / 6, 1), 255)))
  }
}
