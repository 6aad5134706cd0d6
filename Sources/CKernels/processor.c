#include "ck_processor.h"

int ck_level_runs(ck_level level) {
  switch (level) {
    case CK_BASELINE: return 1;
#if defined(__x86_64__)
    case CK_V3: return __builtin_cpu_supports("x86-64-v3") != 0;
    case CK_V4: return __builtin_cpu_supports("x86-64-v4") != 0;
#endif
    default: return 0;
  }
}

ck_level ck_best_level(void) { return ck_level_runs(CK_V4) ? CK_V4 : ck_level_runs(CK_V3) ? CK_V3 : CK_BASELINE; }

const char *ck_level_name(ck_level level) {
  switch (level) {
    case CK_BASELINE: return "baseline";
    case CK_V3: return "x86-64-v3";
    case CK_V4: return "x86-64-v4";
    default: return "unknown";
  }
}
