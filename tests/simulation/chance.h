/* Chance from a seed: the same seed, the same numbers. */
#ifndef RUNDE_TESTS_SIMULATION_CHANCE_H
#define RUNDE_TESTS_SIMULATION_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/* splitmix64, https://prng.di.unimi.it/splitmix64.c */
static inline uint64_t chance_draw(struct chance *chance)
{
	uint64_t z = (chance->state += 0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* From 0 to bound - 1. */
static inline unsigned chance_below(struct chance *chance, unsigned bound)
{
	return (unsigned)(chance_draw(chance) % bound);
}

/* True once in n times. */
static inline bool chance_once_in(struct chance *chance, unsigned n)
{
	return chance_below(chance, n) == 0;
}

/* Another stream of the same seed, which draws from this one do not move. */
static inline struct chance chance_branch(struct chance *chance)
{
	return (struct chance){chance_draw(chance)};
}

#endif
