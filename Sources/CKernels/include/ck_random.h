// Reproducible uniform numbers: a draw is a function of a seed, a stream and a trial, and of nothing else.
#ifndef CK_RANDOM_H
#define CK_RANDOM_H

#include <stddef.h>

#include "ck_exact.h"

/// Trials that share a run of blocks: trial 128g + j and trial 128g + 64 + j are the halves of block 64g + j.
enum { CK_GROUP = 128 };

/// Philox4x32-10: 128 random bits for a counter and a key. Words stand in the low halves of the four lanes.
///
/// J. K. Salmon and others, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011).
typedef struct {
  uint64_t word[4];
} ck_block;

CK_INLINE ck_block ck_philox(ck_block counter, uint64_t key) {
  uint64_t c0 = counter.word[0], c1 = counter.word[1], c2 = counter.word[2], c3 = counter.word[3];
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t product0 = (c0 & 0xffffffff) * 0xd2511f53;
    uint64_t product1 = (c2 & 0xffffffff) * 0xcd9e8d57;
    c0 = (product1 >> 32) ^ c1 ^ k0;
    c1 = product1 & 0xffffffff;
    c2 = (product0 >> 32) ^ c3 ^ k1;
    c3 = product0 & 0xffffffff;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  return (ck_block){{c0, c1, c2, c3}};
}

/// The middle of one of 2^52 equal cells of 0…1: never 0, 1 or ½.
CK_INLINE double ck_unit(uint64_t bits) {
  return (ck_from_bits((bits >> 12) | 0x3ff0000000000000) - 1) + 0x1p-53;
}

/// A well mixed number from a number (the finaliser of SplitMix64).
CK_INLINE uint64_t ck_mixed(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

/// The number of dimensions that have Sobol' points.
enum { CK_SOBOL_DIMENSIONS = 256 };

/// What each bit of a point's index adds to the point, bits reversed: the lowest is the first binary digit.
typedef struct {
  uint32_t reversed[32];
} ck_sobol;

/// A dimension's numbers, 0 ≤ dimension < CK_SOBOL_DIMENSIONS.
ck_sobol ck_sobol_dimension(int dimension);

/// The first 32 binary digits of an unscrambled point, digits reversed. The order is that of the Gray code, as in the
/// usual implementations; any 2^k points from a multiple of 2^k are a net in either order.
CK_INLINE uint32_t ck_sobol_reversed(const ck_sobol *dimension, uint32_t index) {
  uint32_t digits = 0;
  for (int bit = 0; bit < 32; bit++) digits ^= dimension->reversed[bit] & -((index >> bit) & 1);
  return digits;
}

/// Owen's nested scrambling of reversed digits by hashing: each digit is flipped or not as those before it say.
///
/// S. Laine and T. Karras (2011), B. Burley, Practical hash-based Owen scrambling, JCGT 9(4) (2020), with the
/// constants of N. Vegdahl.
CK_INLINE uint32_t ck_owen_hash(uint32_t reversed, uint64_t key) {
  uint32_t x = reversed;
  x ^= x * 0x3d20adea;
  x += (uint32_t)key;
  x *= (uint32_t)(key >> 32) | 1;
  x ^= x * 0x05526c56;
  x ^= x * 0x53a22864;
  return x;
}

/// A scrambled point as a number: 32 digits of the net, then 20 that are random for each point.
CK_INLINE double ck_owen_unit(uint32_t reversed, uint64_t key) {
  uint32_t digits = __builtin_bitreverse32(ck_owen_hash(reversed, key));
  uint32_t rest = (digits ^ (uint32_t)(key >> 16)) * 0x85ebca6b;
  rest = (rest ^ (rest >> 13)) * 0xc2b2ae35;
  return ck_unit((uint64_t)digits << 32 | rest);
}

#endif
