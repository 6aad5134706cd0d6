#include "ck_sampling.h"

extern const ck_sampling ck_sampling_baseline, ck_sampling_v3, ck_sampling_v4;

const ck_sampling *ck_sampling_kernels(ck_level level) {
#if defined(__x86_64__)
  if (level == CK_V4 && ck_level_runs(CK_V4)) return &ck_sampling_v4;
  if (level == CK_V3 && ck_level_runs(CK_V3)) return &ck_sampling_v3;
#endif
  return &ck_sampling_baseline;
}
