#define CK_KERNELS ck_sampling_baseline
#define CK_LANES 2
#include "sampling.inc"
