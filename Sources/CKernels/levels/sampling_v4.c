#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)

#define CK_KERNELS ck_sampling_v4
#define CK_LANES 8
#include "sampling.inc"

#pragma clang attribute pop
#endif
