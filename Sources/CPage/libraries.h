/* What is used of Cairo 1.16 and Pango 1.50, declared here since both are only met when a document is opened. */
#ifndef CPAGE_LIBRARIES_H
#define CPAGE_LIBRARIES_H

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFontDescription PangoFontDescription;
typedef int (*cairo_writer)(void *closure, const unsigned char *data, unsigned length);

enum { CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_NO_MEMORY = 1 };
enum { CAIRO_LINE_JOIN_ROUND = 1 };
enum { CAIRO_PDF_METADATA_TITLE = 0, CAIRO_PDF_METADATA_CREATOR = 4, CAIRO_PDF_METADATA_CREATE_DATE = 5 };
enum { CAIRO_PDF_OUTLINE_FLAG_OPEN = 1 };
enum { PANGO_SCALE = 1024, PANGO_WRAP_WORD_CHAR = 2, PANGO_WEIGHT_NORMAL = 400, PANGO_WEIGHT_BOLD = 700 };
enum { PANGO_ALIGN_LEFT = 0, PANGO_ALIGN_CENTER = 1, PANGO_ALIGN_RIGHT = 2 };

#define CAIRO(X)                                                                                            \
  X(cairo_surface_t *, cairo_pdf_surface_create_for_stream, (cairo_writer, void *, double, double))         \
  X(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, int, const char *))                           \
  X(int, cairo_pdf_surface_add_outline, (cairo_surface_t *, int, const char *, const char *, int))          \
  X(void, cairo_surface_destroy, (cairo_surface_t *))                                                       \
  X(void, cairo_surface_finish, (cairo_surface_t *))                                                        \
  X(void, cairo_surface_set_fallback_resolution, (cairo_surface_t *, double, double))                       \
  X(cairo_t *, cairo_create, (cairo_surface_t *))                                                           \
  X(void, cairo_destroy, (cairo_t *))                                                                       \
  X(void, cairo_show_page, (cairo_t *))                                                                     \
  X(int, cairo_status, (cairo_t *))                                                                         \
  X(void, cairo_set_source_rgb, (cairo_t *, double, double, double))                                        \
  X(void, cairo_set_line_width, (cairo_t *, double))                                                        \
  X(void, cairo_set_line_join, (cairo_t *, int))                                                            \
  X(void, cairo_set_dash, (cairo_t *, const double *, int, double))                                         \
  X(void, cairo_rectangle, (cairo_t *, double, double, double, double))                                     \
  X(void, cairo_move_to, (cairo_t *, double, double))                                                       \
  X(void, cairo_line_to, (cairo_t *, double, double))                                                       \
  X(void, cairo_close_path, (cairo_t *))                                                                    \
  X(void, cairo_new_path, (cairo_t *))                                                                      \
  X(void, cairo_arc, (cairo_t *, double, double, double, double, double))                                   \
  X(void, cairo_fill, (cairo_t *))                                                                          \
  X(void, cairo_stroke, (cairo_t *))                                                                        \
  X(void, cairo_clip, (cairo_t *))                                                                          \
  X(void, cairo_save, (cairo_t *))                                                                          \
  X(void, cairo_restore, (cairo_t *))

#define PANGOCAIRO(X)                                                                                       \
  X(PangoFontMap *, pango_cairo_font_map_new, (void))                                                       \
  X(void, pango_cairo_font_map_set_resolution, (PangoFontMap *, double))                                    \
  X(void, pango_cairo_show_layout, (cairo_t *, PangoLayout *))                                              \
  X(void, pango_cairo_update_context, (cairo_t *, PangoContext *))

#define PANGO(X)                                                                                            \
  X(PangoContext *, pango_font_map_create_context, (PangoFontMap *))                                        \
  X(void, pango_context_set_round_glyph_positions, (PangoContext *, int))                                   \
  X(PangoLayout *, pango_layout_new, (PangoContext *))                                                      \
  X(void, pango_layout_set_text, (PangoLayout *, const char *, int))                                        \
  X(void, pango_layout_set_width, (PangoLayout *, int))                                                     \
  X(void, pango_layout_set_wrap, (PangoLayout *, int))                                                      \
  X(void, pango_layout_set_alignment, (PangoLayout *, int))                                                 \
  X(void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *))                 \
  X(void, pango_layout_get_size, (PangoLayout *, int *, int *))                                             \
  X(int, pango_layout_get_baseline, (PangoLayout *))                                                        \
  X(PangoFontDescription *, pango_font_description_new, (void))                                             \
  X(void, pango_font_description_free, (PangoFontDescription *))                                            \
  X(void, pango_font_description_set_family, (PangoFontDescription *, const char *))                        \
  X(void, pango_font_description_set_weight, (PangoFontDescription *, int))                                 \
  X(void, pango_font_description_set_absolute_size, (PangoFontDescription *, double))

#define GOBJECT(X) X(void, g_object_unref, (void *))

#define DECLARE(result, name, arguments) static result(*p_##name) arguments;
CAIRO(DECLARE)
PANGOCAIRO(DECLARE)
PANGO(DECLARE)
GOBJECT(DECLARE)
#undef DECLARE

#endif
