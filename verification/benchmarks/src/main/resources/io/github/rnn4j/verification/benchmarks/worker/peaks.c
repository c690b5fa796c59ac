/*
 * What PeakMeter measures, in C: gcc -O3 -march=native peaks.c -o peaks. Prints a name and a figure a line.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__AVX512F__)
#define WIDTH 64
#elif defined(__AVX__)
#define WIDTH 32
#else
#define WIDTH 16
#endif
#define LANES (WIDTH / 4)
#define CHAINS 10
#define ROUNDS 60
#define CYCLES 2000000

typedef float vec __attribute__((vector_size(WIDTH)));

/* Inputs that the compiler cannot know, and a place for results that it cannot drop. */
static volatile float factor = 0.9f, term = 0.1f;
static volatile float sink;
static volatile uint64_t integer_sink;

static double nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

static vec all(float value) {
    return value - (vec){0};
}

static float sum(vec v) {
    float total = 0;
    for (int i = 0; i < LANES; i++) total += v[i];
    return total;
}

/* A rotation and an exclusive or, one after the other: two cycles a turn. */
static void turn(void) {
    uint64_t x = 1;
    for (uint64_t i = 0; i < CYCLES; i++) x = (x << 7 | x >> 57) ^ i;
    integer_sink = x;
}

static void dependent(void) {
    vec x = all(factor), y = all(term), a = all(term);
    for (int i = 0; i < CYCLES; i++) {
        a = a * x + y;
        __asm__ volatile("" : "+x"(a));
    }
    sink = sum(a);
}

static void independent(void) {
    vec x = all(factor), y = all(term), a[CHAINS];
    for (int c = 0; c < CHAINS; c++) a[c] = all(c);
    for (int i = 0; i < CYCLES / 8; i++) {
        a[0] = a[0] * x + y; a[1] = a[1] * x + y; a[2] = a[2] * x + y; a[3] = a[3] * x + y; a[4] = a[4] * x + y;
        a[5] = a[5] * x + y; a[6] = a[6] * x + y; a[7] = a[7] * x + y; a[8] = a[8] * x + y; a[9] = a[9] * x + y;
    }
    vec total = a[0];
    for (int c = 1; c < CHAINS; c++) total += a[c];
    sink = sum(total);
}

static vec *array;
static long vectors, sweeps;

/* Forwards and backwards in turn, eight sums at a time. */
static void sweep(void) {
    vec a[8] = {{0}};
    for (long s = 0; s < sweeps; s++) {
        if (s % 2 == 0) {
            for (vec *p = array; p < array + vectors; p += 8) {
                a[0] += p[0]; a[1] += p[1]; a[2] += p[2]; a[3] += p[3];
                a[4] += p[4]; a[5] += p[5]; a[6] += p[6]; a[7] += p[7];
            }
        } else {
            for (vec *p = array + vectors - 8; p >= array; p -= 8) {
                a[0] += p[0]; a[1] += p[1]; a[2] += p[2]; a[3] += p[3];
                a[4] += p[4]; a[5] += p[5]; a[6] += p[6]; a[7] += p[7];
            }
        }
    }
    sink = sum(a[0] + a[1] + a[2] + a[3] + a[4] + a[5] + a[6] + a[7]);
}

static double best(void (*work)(void)) {
    double least = 1e300;
    for (int i = 0; i < ROUNDS; i++) {
        double start = nanos();
        work();
        double taken = nanos() - start;
        if (taken < least) least = taken;
    }
    return least;
}

int main(void) {
    static const long sizes[] = {32 << 10, 64 << 10, 128 << 10, 256 << 10, 320 << 10, 512 << 10, 1 << 20, 4 << 20};
    printf("gigaHertz %f\n", 2.0 * CYCLES / best(turn));
    printf("lanes %d\n", LANES);
    printf("fmaNanos %f\n", best(dependent) / CYCLES);
    printf("gigaFlops %f\n", CYCLES / 8 * 2.0 * LANES * CHAINS / best(independent));
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        array = aligned_alloc(64, sizes[i]);
        if (!array) return 1;
        vectors = sizes[i] / WIDTH;
        for (long v = 0; v < vectors; v++) array[v] = all(0);
        sweeps = (64L << 20) / sizes[i];
        printf("bandwidth.%ld %f\n", sizes[i], (double) sizes[i] * sweeps / best(sweep));
        free(array);
    }
    return 0;
}
