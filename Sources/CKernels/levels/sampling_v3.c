#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)

#define CK_KERNELS ck_sampling_v3
#define CK_LANES 4
#include "sampling.inc"

#pragma clang attribute pop
#endif
