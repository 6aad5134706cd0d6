#include "CPage.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "libraries.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *missing = "libcairo.so.2";

/* The name that could not be had; NULL when all could. */
static void load(void) {
  void *handle;
#define OPEN(library)                                   \
  handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);      \
  missing = library;                                    \
  if (handle == NULL) return;
#define FIND(result, name, arguments) \
  if ((*(void **)&p_##name = dlsym(handle, #name)) == NULL) return;
  OPEN("libcairo.so.2")
  CAIRO(FIND)
  OPEN("libgobject-2.0.so.0")
  GOBJECT(FIND)
  OPEN("libpango-1.0.so.0")
  PANGO(FIND)
  OPEN("libpangocairo-1.0.so.0")
  PANGOCAIRO(FIND)
#undef FIND
#undef OPEN
  missing = NULL;
}

struct CPage {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoContext *context;
  PangoLayout *layout;
  uint8_t *bytes;
  size_t count, capacity;
  int outline[8];
  int page;
};

const char *cpage_missing(void) { return missing; }

static int take(void *closure, const unsigned char *data, unsigned length) {
  CPage *page = closure;
  if (page->count + length > page->capacity) {
    size_t capacity = (page->count + length) * 2;
    uint8_t *bytes = realloc(page->bytes, capacity);
    if (bytes == NULL) return CAIRO_STATUS_NO_MEMORY;
    page->bytes = bytes;
    page->capacity = capacity;
  }
  memcpy(page->bytes + page->count, data, length);
  page->count += length;
  return CAIRO_STATUS_SUCCESS;
}

CPage *cpage_open(double width, double height, const char *title, const char *creator, const char *date) {
  pthread_once(&once, load);
  if (missing != NULL) return NULL;
  CPage *page = calloc(1, sizeof *page);
  if (page == NULL) return NULL;
  page->page = 1;
  page->surface = p_cairo_pdf_surface_create_for_stream(take, page, width, height);
  p_cairo_surface_set_fallback_resolution(page->surface, 72, 72);
  p_cairo_pdf_surface_set_metadata(page->surface, CAIRO_PDF_METADATA_TITLE, title);
  p_cairo_pdf_surface_set_metadata(page->surface, CAIRO_PDF_METADATA_CREATOR, creator);
  p_cairo_pdf_surface_set_metadata(page->surface, CAIRO_PDF_METADATA_CREATE_DATE, date == NULL ? "" : date);
  page->cairo = p_cairo_create(page->surface);
  page->fonts = p_pango_cairo_font_map_new();
  p_pango_cairo_font_map_set_resolution(page->fonts, 72);
  page->context = p_pango_font_map_create_context(page->fonts);
  p_pango_cairo_update_context(page->cairo, page->context);
  /* Paper has no pixels to round to. */
  p_pango_context_set_round_glyph_positions(page->context, 0);
  page->layout = p_pango_layout_new(page->context);
  return page;
}

void cpage_close(CPage *page) {
  if (page == NULL) return;
  p_g_object_unref(page->layout);
  p_g_object_unref(page->context);
  p_cairo_destroy(page->cairo);
  p_cairo_surface_destroy(page->surface);
  p_g_object_unref(page->fonts);
  free(page->bytes);
  free(page);
}

void cpage_next(CPage *page) {
  p_cairo_show_page(page->cairo);
  page->page++;
}

static void set(CPage *page, const char *text, double points, int look, double wrap, CPageAlignment alignment) {
  PangoFontDescription *font = p_pango_font_description_new();
  p_pango_font_description_set_family(font, look & CPageMono ? "DejaVu Sans Mono, monospace" : "DejaVu Sans, sans-serif");
  p_pango_font_description_set_weight(font, look & CPageBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  p_pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
  p_pango_layout_set_font_description(page->layout, font);
  p_pango_font_description_free(font);
  p_pango_layout_set_width(page->layout, wrap > 0 ? (int)(wrap * PANGO_SCALE) : -1);
  p_pango_layout_set_wrap(page->layout, PANGO_WRAP_WORD_CHAR);
  p_pango_layout_set_alignment(
      page->layout, alignment == CPageEnd ? PANGO_ALIGN_RIGHT : alignment == CPageMiddle ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  p_pango_layout_set_text(page->layout, text, -1);
}

void cpage_measure(CPage *page, const char *text, double points, int look, double wrap, double *width, double *height) {
  int w, h;
  set(page, text, points, look, wrap, CPageStart);
  p_pango_layout_get_size(page->layout, &w, &h);
  *width = (double)w / PANGO_SCALE;
  *height = (double)h / PANGO_SCALE;
}

double cpage_baseline(CPage *page, double points, int look) {
  set(page, "0", points, look, 0, CPageStart);
  return (double)p_pango_layout_get_baseline(page->layout) / PANGO_SCALE;
}

static void paint(CPage *page, uint32_t color) {
  p_cairo_set_source_rgb(
      page->cairo, (double)(color >> 16 & 255) / 255, (double)(color >> 8 & 255) / 255, (double)(color & 255) / 255);
}

void cpage_text(
    CPage *page, const char *text, double x, double y, double points, int look, double wrap, CPageAlignment alignment,
    uint32_t color) {
  set(page, text, points, look, wrap, alignment);
  if (wrap <= 0 && alignment != CPageStart) {
    int w, h;
    p_pango_layout_get_size(page->layout, &w, &h);
    x -= (double)w / PANGO_SCALE / (alignment == CPageMiddle ? 2 : 1);
  }
  paint(page, color);
  p_cairo_move_to(page->cairo, x, y);
  p_pango_cairo_show_layout(page->cairo, page->layout);
  p_cairo_new_path(page->cairo);
}

void cpage_rectangle(CPage *page, double x, double y, double width, double height, uint32_t color) {
  paint(page, color);
  p_cairo_rectangle(page->cairo, x, y, width, height);
  p_cairo_fill(page->cairo);
}

static void trace(CPage *page, const double *points, size_t count) {
  p_cairo_new_path(page->cairo);
  for (size_t i = 0; i < count; i++) {
    if (i == 0) p_cairo_move_to(page->cairo, points[0], points[1]);
    else p_cairo_line_to(page->cairo, points[2 * i], points[2 * i + 1]);
  }
}

void cpage_line(CPage *page, const double *points, size_t count, double width, uint32_t color, bool dashed) {
  static const double dashes[] = {6, 3.5};
  paint(page, color);
  p_cairo_set_line_width(page->cairo, width);
  p_cairo_set_line_join(page->cairo, CAIRO_LINE_JOIN_ROUND);
  p_cairo_set_dash(page->cairo, dashes, dashed ? 2 : 0, 0);
  trace(page, points, count);
  p_cairo_stroke(page->cairo);
}

void cpage_area(CPage *page, const double *points, size_t count, uint32_t color) {
  paint(page, color);
  trace(page, points, count);
  p_cairo_close_path(page->cairo);
  p_cairo_fill(page->cairo);
}

void cpage_dot(CPage *page, double x, double y, double radius, uint32_t color) {
  paint(page, color);
  p_cairo_new_path(page->cairo);
  p_cairo_arc(page->cairo, x, y, radius, 0, 6.283185307179586);
  p_cairo_fill(page->cairo);
}

void cpage_clip(CPage *page, double x, double y, double width, double height) {
  p_cairo_save(page->cairo);
  p_cairo_rectangle(page->cairo, x, y, width, height);
  p_cairo_clip(page->cairo);
}

void cpage_unclip(CPage *page) { p_cairo_restore(page->cairo); }

void cpage_outline(CPage *page, const char *title, int level, double y) {
  char where[64];
  /* printf would write the decimal point of the locale. */
  int whole = (int)y;
  char *end = where;
  const char *parts[] = {"page=", NULL, " pos=[0 ", NULL, "]"};
  int numbers[] = {page->page, whole < 0 ? 0 : whole};
  for (int i = 0, n = 0; i < 5; i++) {
    if (parts[i] != NULL) {
      size_t length = strlen(parts[i]);
      memcpy(end, parts[i], length);
      end += length;
    } else {
      char digits[16];
      int count = 0, value = numbers[n++];
      do digits[count++] = (char)('0' + value % 10);
      while ((value /= 10) > 0);
      while (count > 0) *end++ = digits[--count];
    }
  }
  *end = 0;
  if (level < 1) level = 1;
  if (level > 7) level = 7;
  page->outline[level] = p_cairo_pdf_surface_add_outline(
      page->surface, page->outline[level - 1], title, where, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (int below = level + 1; below < 8; below++) page->outline[below] = page->outline[level];
}

const uint8_t *cpage_finish(CPage *page, size_t *count) {
  p_cairo_show_page(page->cairo);
  bool failed = p_cairo_status(page->cairo) != CAIRO_STATUS_SUCCESS;
  p_cairo_surface_finish(page->surface);
  *count = page->count;
  return failed ? NULL : page->bytes;
}
