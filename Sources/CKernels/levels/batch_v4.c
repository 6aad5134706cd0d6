#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)

#define CK_KERNEL ck_batch_v4
#define CK_LANES 8
#define CK_VECTORS 16
#define CK_EACH_VECTOR(f, name)                                                                          \
  f(name, 0) f(name, 1) f(name, 2) f(name, 3) f(name, 4) f(name, 5) f(name, 6) f(name, 7)                \
  f(name, 8) f(name, 9) f(name, 10) f(name, 11) f(name, 12) f(name, 13) f(name, 14) f(name, 15)
#define CK_WIDE __attribute__((min_vector_width(512)))
#include "batch.inc"

#pragma clang attribute pop
#endif
