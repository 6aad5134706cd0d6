// How a loop over a column is compiled.
#ifndef CK_COLUMNS_H
#define CK_COLUMNS_H

// One form of the loop for each x86-64 level, chosen when the program starts. All give the same bits.
#if defined(__x86_64__) && defined(__linux__)
#define CK_EACH_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define CK_EACH_PROCESSOR
#endif

// A result column may be an argument column, never a shifted one, so elements are independent.
#define CK_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")

#endif
