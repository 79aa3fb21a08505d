import { notConverged } from './bounded-steps.ts';

/**
 * Random whole numbers below n, the same on every machine: ⌊w·n/2³²⌋ of random 32-bit words w, each with
 * probability 1/n up to 2⁻³².
 *
 * xoshiro128** 1.1, whose 128 bits of state are filled by splitmix64 from the seed. Integers only,
 * so that no engine's last digit matters. Passes the usual statistical tests; useless for secrets.
 *
 * @param seed - a whole number from 0 to 2⁵³ − 1; the same seed gives the same numbers
 * @returns fills an array with the next numbers below n, by default the words themselves
 * @throws {RangeError} the seed leaves its range
 * @see Blackman & Vigna (2021), ACM Trans. Math. Software 47(4), and https://prng.di.unimi.it
 */
export function randomBelow(seed: number): (numbers: Uint32Array, below?: number) => void {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`a seed is a whole number from 0, not ${seed}`);
  }
  const first = splitmix64(BigInt(seed), 1n);
  const second = splitmix64(BigInt(seed), 2n);
  let state = [first, first >> 32n, second, second >> 32n].map(lowHalf);
  return (numbers, below = 2 ** 32) => {
    const scale = below / 2 ** 32;
    // Local variables, which the engine keeps in registers: four times as fast.
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let i = 0; i < numbers.length; i++) {
      const product = Math.imul(b, 5);
      const word = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
      numbers[i] = word * scale;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    state = [a, b, c, d];
  };
}

const wordsAtOnce = 256;

/**
 * Random numbers, the same on every machine: uniform in [0, 1), multiples of 2⁻³².
 *
 * @param seed - as of {@link randomBelow}
 * @throws {RangeError} the seed leaves its range
 * @example randomSource(1)() * 2 ** 32; // => 1695105466
 */
export function randomSource(seed: number): () => number {
  const fill = randomBelow(seed);
  const words = new Uint32Array(wordsAtOnce);
  let used = wordsAtOnce;
  return () => {
    if (used === wordsAtOnce) {
      fill(words);
      used = 0;
    }
    const word = words[used] ?? 0;
    used += 1;
    return word / 2 ** 32;
  };
}

const lowHalf = (bits: bigint): number => Number(BigInt.asIntN(32, bits));

/** The n-th output of splitmix64 from the seed. */
function splitmix64(seed: bigint, n: bigint): bigint {
  let z = BigInt.asUintN(64, seed + n * 0x9e3779b97f4a7c15n);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

/**
 * Draws from the standard normal distribution, from a source of uniform numbers: two at a time, the second kept for
 * the next call.
 *
 * @throws {RangeError} the source gives no number that can be used
 * @see Marsaglia & Bray (1964), SIAM Review 6(3), the polar method
 */
export function normalDraws(random: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const normal = kept;
      kept = undefined;
      return normal;
    }
    for (let tried = 0; tried < mostRejected; tried++) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const s = x * x + y * y;
      if (!(s > 0 && s < 1)) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      kept = y * factor;
      return x * factor;
    }
    throw notConverged('a normal draw', mostRejected);
  };
}

/** A pair is rejected with probability 1 − π/4: this many in a row do not occur. */
const mostRejected = 1000;

/**
 * Draws from the gamma distribution of scale 1, from a source of uniform numbers. Only logarithms and
 * square roots are used, which give the same digits in every engine.
 *
 * @param shape - at least 1
 * @returns one draw a call
 * @throws {RangeError} the shape is below 1
 * @see Marsaglia & Tsang (2000), ACM Trans. Math. Software 26(3), with normal numbers by Marsaglia's polar method
 */
export function gammaDraws(shape: number, random: () => number): () => number {
  if (!(shape >= 1 && shape < Infinity)) {
    throw new RangeError(`the shape of a gamma draw must be at least 1, not ${shape}`);
  }
  const normal = normalDraws(random);
  return () => gammaOf(shape, normal, random);
}

/** Random numbers of several distributions from one source. */
export interface RandomDraws {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Of the gamma distribution of scale 1 and a shape ≥ 0; 0 for a shape of 0. */
  readonly gamma: (shape: number) => number;
  /** Of the beta distribution of two shapes ≥ 0, of which at least one is more. */
  readonly beta: (a: number, b: number) => number;
}

/**
 * Draws from gamma and beta distributions whose shapes change from draw to draw.
 *
 * A gamma draw of a shape below 1 is one of shape + 1, times U^(1/shape). A beta draw is G(a)/(G(a) + G(b)).
 *
 * @param seed - as of {@link randomBelow}
 * @throws {RangeError} the seed or a shape leaves its range
 * @see Marsaglia & Tsang (2000), ACM Trans. Math. Software 26(3), § 6, for shapes below 1
 */
export function randomDraws(seed: number): RandomDraws {
  const uniform = randomSource(seed);
  const normal = normalDraws(uniform);
  const gamma = (shape: number): number => {
    if (!(shape >= 0 && shape < Infinity)) throw new RangeError(`a gamma draw of shape ${shape}`);
    if (shape === 0) return 0;
    if (shape >= 1) return gammaOf(shape, normal, uniform);
    return gammaOf(shape + 1, normal, uniform) * Math.exp(Math.log(uniform()) / shape);
  };
  const beta = (a: number, b: number): number => {
    const above = gamma(a);
    const sum = above + gamma(b);
    // Both round to 0 only where nearly all of the distribution is at its two ends.
    return sum > 0 ? above / sum : uniform() * (a + b) < a ? 1 : 0;
  };
  return { uniform, gamma, beta };
}

function gammaOf(shape: number, normal: () => number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let tried = 0; tried < mostRejected; tried++) {
    const x = normal();
    const root = 1 + c * x;
    if (!(root > 0)) continue;
    const v = root * root * root;
    const u = random();
    const squared = x * x;
    // Nearly always true, and spares the logarithms.
    if (u < 1 - 0.0331 * squared * squared) return d * v;
    if (Math.log(u) < squared / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
  throw notConverged('a gamma draw', mostRejected);
}
