// Counting numbers into bins: cells whose width grows with the distance from a centre, each split evenly into bins.
#ifndef CK_BINS_H
#define CK_BINS_H

#include <stddef.h>
#include <stdint.h>

enum { CK_CELL_COUNT = 2048 };

/// Where a cell's bins begin, and how many they are.
typedef struct {
  int32_t start;
  float count;
} ck_cell;

/// How many numbers fell in a bin, and the smallest and largest of them.
typedef struct {
  uint64_t count;
  double smallest, largest;
} ck_bin;

/// Finds the cells of numbers: CK_CELL_COUNT of equal width in y / (1 + |y|), y = (x − centre) / scale. −1 for what is
/// no finite number.
void ck_find_cells(const double *x, size_t count, double centre, double scale, int32_t *cell);

/// Counts numbers into the bins of their cells, and what is no finite number into the bin `undefined`.
void ck_count_into_bins(const double *x, size_t count, double centre, double scale, const ck_cell *cells,
                        int32_t undefined, ck_bin *bins);

#endif
