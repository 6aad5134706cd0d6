#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)

#define CK_KERNEL ck_batch_v4
#define CK_LANES 8
#define CK_WIDE __attribute__((min_vector_width(512)))
#include "batch.inc"

#pragma clang attribute pop
#endif
