#define CK_KERNEL ck_batch_baseline
#define CK_LANES 2
#define CK_VECTORS 8
#define CK_EACH_VECTOR(f, name) f(name, 0) f(name, 1) f(name, 2) f(name, 3) f(name, 4) f(name, 5) f(name, 6) f(name, 7)
#define CK_WIDE
#include "batch.inc"
