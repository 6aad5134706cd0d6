#define CK_KERNELS ck_sampling_baseline
#include "sampling.inc"
