/* The library that writes .xlsx, loaded when the first workbook is written: it brings a cryptographic library along,
 * whose start a session without a workbook should not pay. */
#ifndef CXLSXWRITER_H
#define CXLSXWRITER_H

#include <xlsxwriter.h>

/* What is used of it. */
#define CX_FUNCTIONS(X) \
  X(chart_add_series) \
  X(chart_axis_major_gridlines_set_line) \
  X(chart_axis_set_interval_unit) \
  X(chart_axis_set_label_position) \
  X(chart_axis_set_name) \
  X(chart_axis_set_name_font) \
  X(chart_axis_set_num_font) \
  X(chart_axis_set_num_format) \
  X(chart_axis_set_reverse) \
  X(chart_legend_set_font) \
  X(chart_legend_set_position) \
  X(chart_series_set_fill) \
  X(chart_series_set_line) \
  X(chart_series_set_marker_fill) \
  X(chart_series_set_marker_size) \
  X(chart_series_set_marker_type) \
  X(chart_series_set_name) \
  X(chart_series_set_pattern) \
  X(chart_set_series_gap) \
  X(chart_set_series_overlap) \
  X(chart_title_set_name) \
  X(chart_title_set_name_font) \
  X(format_set_align) \
  X(format_set_bg_color) \
  X(format_set_bold) \
  X(format_set_border) \
  X(format_set_border_color) \
  X(format_set_bottom) \
  X(format_set_font_color) \
  X(format_set_font_name) \
  X(format_set_font_size) \
  X(format_set_indent) \
  X(format_set_italic) \
  X(format_set_num_format) \
  X(format_set_shrink) \
  X(format_set_text_wrap) \
  X(format_set_top) \
  X(format_set_top_color) \
  X(format_set_unlocked) \
  X(lxw_strerror) \
  X(workbook_add_chart) \
  X(workbook_add_format) \
  X(workbook_add_worksheet) \
  X(workbook_close) \
  X(workbook_define_name) \
  X(workbook_new_opt) \
  X(workbook_set_custom_property_string) \
  X(workbook_set_properties) \
  X(worksheet_conditional_format_cell) \
  X(worksheet_data_validation_cell) \
  X(worksheet_fit_to_pages) \
  X(worksheet_freeze_panes) \
  X(worksheet_gridlines) \
  X(worksheet_insert_chart_opt) \
  X(worksheet_outline_settings) \
  X(worksheet_print_area) \
  X(worksheet_repeat_columns) \
  X(worksheet_repeat_rows) \
  X(worksheet_set_column) \
  X(worksheet_set_footer) \
  X(worksheet_set_landscape) \
  X(worksheet_set_margins) \
  X(worksheet_set_paper) \
  X(worksheet_set_row) \
  X(worksheet_set_row_opt) \
  X(worksheet_set_tab_color) \
  X(worksheet_write_blank) \
  X(worksheet_write_comment_opt) \
  X(worksheet_write_formula_num) \
  X(worksheet_write_formula_str) \
  X(worksheet_write_number) \
  X(worksheet_write_string) \
  X(lxw_version_id)

typedef struct cx_library {
#define CX_MEMBER(name) __typeof__(&name) _Nonnull name;
  CX_FUNCTIONS(CX_MEMBER)
#undef CX_MEMBER
} cx_library;

/* NULL where it is not installed, or is another version than this was built with. */
const cx_library *_Nullable cx_library_loaded(void);

/* A file in memory for the library to write to; negative where there is none. */
int cx_memory_file(void);

#endif
