// Elementary functions and column loops whose results are the same bits on every processor.
#ifndef CKERNELS_H
#define CKERNELS_H

#include "ck_arithmetic.h"
#include "ck_batch.h"
#include "ck_bins.h"
#include "ck_columns.h"
#include "ck_csv.h"
#include "ck_exp.h"
#include "ck_ln.h"
#include "ck_normal.h"
#include "ck_pow.h"
#include "ck_processor.h"
#include "ck_random.h"
#include "ck_sampling.h"
#include "ck_sha256.h"

#endif
