#include "ck_bins.h"

#include "ck_exact.h"
#include "columns.h"

enum { BLOCK = 128 };

/// 0 … CK_CELL_COUNT, in cells.
CK_INLINE double place(double x, double centre, double scale) {
  double y = (x - centre) / scale;
  // Beyond this it is at an end to a double's precision, and infinities would give no number.
  y = y > 0x1p60 ? 0x1p60 : y;
  y = y < -0x1p60 ? -0x1p60 : y;
  double cell = (y / (1 + ck_magnitude(y)) + 1) * (CK_CELL_COUNT / 2);
  double last = CK_CELL_COUNT - 0x1p-20;
  return cell < last ? cell : last;
}

CK_INLINE int is_finite(double x) { return ck_magnitude(x) < __builtin_inf(); }

CK_EACH_PROCESSOR void ck_find_cells(const double *x, size_t count, double centre, double scale, int32_t *cell) {
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) {
    cell[i] = is_finite(x[i]) ? (int32_t)place(x[i], centre, scale) : -1;
  }
}

CK_EACH_PROCESSOR static void find_bins(const double *x, size_t count, double centre, double scale,
                                        const ck_cell *cells, int32_t undefined, int32_t *bin) {
  CK_INDEPENDENT for (size_t i = 0; i < count; i++) {
    int finite = is_finite(x[i]);
    double at = place(finite ? x[i] : 0, centre, scale);
    int32_t cell = (int32_t)at;
    int32_t within = (int32_t)((at - cell) * cells[cell].count);
    bin[i] = finite ? cells[cell].start + within : undefined;
  }
}

void ck_count_into_bins(const double *x, size_t count, double centre, double scale, const ck_cell *cells,
                        int32_t undefined, ck_bin *bins) {
  int32_t index[BLOCK];
  for (size_t start = 0; start < count; start += BLOCK) {
    size_t taken = count - start < BLOCK ? count - start : BLOCK;
    find_bins(x + start, taken, centre, scale, cells, undefined, index);
    // Many sketches are filled in turn, so that the bins are seldom near.
    for (size_t i = 0; i < taken; i++) __builtin_prefetch(bins + index[i], 1);
    for (size_t i = 0; i < taken; i++) {
      ck_bin *bin = bins + index[i];
      double value = x[start + i];
      bin->count++;
      if (value < bin->smallest) bin->smallest = value;
      if (value > bin->largest) bin->largest = value;
    }
  }
}
