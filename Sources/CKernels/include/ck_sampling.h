// Columns of draws, made by the kernels of one level.
#ifndef CK_SAMPLING_H
#define CK_SAMPLING_H

#include "ck_processor.h"
#include "ck_random.h"

/// Quantile tables hold, for each of 2^−53…½ in 52 octaves of 32 cells, the cubic of the quantile at v and at 1 − v.
enum {
  CK_TABLE_OCTAVES = 52,
  CK_TABLE_CELLS_PER_OCTAVE = 32,
  /// Cells of a side; the last is ½ alone.
  CK_TABLE_CELLS = CK_TABLE_OCTAVES * CK_TABLE_CELLS_PER_OCTAVE + 1,
  /// Numbers in a table: two sides, four coefficients a cell, constant first, in the cell's own 0…1.
  CK_TABLE_COUNT = 2 * CK_TABLE_CELLS * 4,
};

/// Result columns never overlap argument columns unless said.
typedef struct {
  /// Uniform numbers of the trials from `first` on.
  void (*uniform)(uint64_t seed, uint64_t stream, uint64_t first, double *result, size_t count);
  /// Scrambled points of the trials from `first` on.
  void (*sobol)(const ck_sobol *dimension, uint64_t key, uint64_t first, double *result, size_t count);
  /// offset + scale · u; `result` may be `u`.
  void (*affine)(const double *u, double offset, double scale, double *result, size_t count);
  /// e^(offset + scale · u); `result` may be `u`.
  void (*exponential)(const double *u, double offset, double scale, double *result, size_t count);
  /// offset + scale · quantile of u by a table; `result` may be `u`.
  void (*table)(const double *table, const double *u, double offset, double scale, double *result, size_t count);
  /// The triangular quantile; `result` may be `u`.
  void (*triangular)(const double *u, double low, double mode, double high, double *result, size_t count);
  /// Rising outcomes, the first below cumulative[0], the next below cumulative[1] … the last above all.
  void (*discrete)(const double *u, const double *outcomes, const double *cumulative, size_t outcome_count,
                   double *result, size_t count);
  /// Rising values, all equally likely.
  void (*sampled)(const double *u, const double *values, size_t value_count, double *result, size_t count);
  /// Adds weight · column to `result`.
  void (*add_scaled)(const double *column, double weight, double *result, size_t count);
  /// P(Z < z) of standard normal draws; `result` may be `z`.
  void (*normal_cdf)(const double *z, double *result, size_t count);
} ck_sampling;

/// The kernels of a level that runs; the baseline's for any other.
const ck_sampling *ck_sampling_kernels(ck_level level);

#endif
