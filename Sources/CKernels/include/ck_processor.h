// The forms in which batch kernels are compiled. All give the same bits; the best that runs is used.
#ifndef CK_PROCESSOR_H
#define CK_PROCESSOR_H

/// Levels of x86-64 in rising order. Elsewhere only the baseline exists.
typedef enum { CK_BASELINE, CK_V3, CK_V4 } ck_level;

/// Whether this processor runs a level's kernels.
int ck_level_runs(ck_level level);

/// The highest level that runs.
ck_level ck_best_level(void);

/// `baseline`, `x86-64-v3`, `x86-64-v4`.
const char *ck_level_name(ck_level level);

#endif
