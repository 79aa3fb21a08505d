"""Writes random.json: what randomSource must give, by an implementation of its own in Python.

Both halves are first held against published outputs: splitmix64 against those of seed 1234567, and
xoshiro128** 1.1 against those that two other projects print from the C reference.

    python3 generate.py > random.json
"""

import json

MASK64 = (1 << 64) - 1
MASK32 = (1 << 32) - 1


def splitmix64(x):
    while True:
        x = (x + 0x9E3779B97F4A7C15) & MASK64
        z = x
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK64
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (32 - k))) & MASK32


def xoshiro128(state):
    s = list(state)
    while True:
        yield (rotl((s[1] * 5) & MASK32, 7) * 9) & MASK32
        t = (s[1] << 9) & MASK32
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)


def first(generator, count):
    return [next(generator) for _ in range(count)]


assert first(splitmix64(1234567), 3) == [
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
]
assert first(xoshiro128([1, 2, 3, 4]), 5) == [11520, 0, 5927040, 70819200, 2031721883]
assert next(xoshiro128([0x964D4A0C, 0xD40AB895, 0xAD7FDECB, 0x3006F0F0])) == 0xF1391922

cases = []
for seed in (0, 1, 42, 2**53 - 1):
    words = first(splitmix64(seed), 2)
    state = [words[0] & MASK32, words[0] >> 32, words[1] & MASK32, words[1] >> 32]
    numbers = first(xoshiro128(state), 1000)
    cases.append({"seed": seed, "first": numbers[:6], "thousandth": numbers[999]})
print(json.dumps(cases, indent=2))
