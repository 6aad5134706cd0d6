/* Pages of a PDF, drawn through Cairo and set in type by Pango.
 *
 * Both libraries are loaded when the first document is opened: they cost a start some milliseconds that a session
 * without a PDF should not pay. Points (1/72 inch) from the top left corner; text is UTF-8. */
#ifndef CPAGE_H
#define CPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CPage CPage;

/* The look of a text; flags add up. */
enum { CPageBold = 1, CPageMono = 2 };

typedef enum __attribute__((enum_extensibility(closed))) CPageAlignment {
  CPageStart,
  CPageMiddle,
  CPageEnd
} CPageAlignment;

/* The library that could not be loaded by the last `cpage_open` that returned NULL; NULL if memory was out. */
const char *cpage_missing(void);

/* Opens a document whose pages have this size. `date` is an ISO 8601 date and time, or NULL to have none. */
CPage *cpage_open(double width, double height, const char *title, const char *creator, const char *date);
void cpage_close(CPage *page);

/* Ends the page; what is drawn next stands on a new one. */
void cpage_next(CPage *page);

/* The size of a text set in a font of so many points; wrapped to `wrap` points where that is above 0. */
void cpage_measure(CPage *page, const char *text, double points, int look, double wrap, double *width, double *height);

/* Draws a text whose first line's top is at y. With a wrap, alignment is within it from x; else around x. */
void cpage_text(
    CPage *page, const char *text, double x, double y, double points, int look, double wrap, CPageAlignment alignment,
    uint32_t color);

/* Distance from a line's top to its baseline. */
double cpage_baseline(CPage *page, double points, int look);

void cpage_rectangle(CPage *page, double x, double y, double width, double height, uint32_t color);
/* `points` holds x and y in turn. */
void cpage_line(CPage *page, const double *points, size_t count, double width, uint32_t color, bool dashed);
void cpage_area(CPage *page, const double *points, size_t count, uint32_t color);
void cpage_dot(CPage *page, double x, double y, double radius, uint32_t color);
/* Drawing is confined to a rectangle until the matching end. */
void cpage_clip(CPage *page, double x, double y, double width, double height);
void cpage_unclip(CPage *page);

/* A heading in the document's outline, at the top of what is drawn next on this page. Level 1 is the highest. */
void cpage_outline(CPage *page, const char *title, int level, double y);

/* Ends the document: its bytes, which belong to the page and live as long as it does; NULL if memory was out. */
const uint8_t *cpage_finish(CPage *page, size_t *count);

#endif
