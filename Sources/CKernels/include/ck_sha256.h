// The SHA-256 digest of FIPS 180-4.
#ifndef CK_SHA256_H
#define CK_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t words[8];
} ck_sha256_state;

ck_sha256_state ck_sha256_initial(void);

/// Absorbs blocks of 64 bytes, with the processor's own instructions where it has them.
void ck_sha256_absorb(ck_sha256_state *state, const uint8_t *bytes, size_t blocks);
/// The same in plain arithmetic.
void ck_sha256_absorb_plainly(ck_sha256_state *state, const uint8_t *bytes, size_t blocks);

#endif
