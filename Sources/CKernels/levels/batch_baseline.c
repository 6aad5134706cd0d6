#define CK_KERNEL ck_batch_baseline
#define CK_LANES 2
#define CK_WIDE
#include "batch.inc"
