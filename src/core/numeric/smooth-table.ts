/** A power of two, so that the cosines come from square roots alone. */
const points = 16;

/** cos(π·turn) of a binary fraction of a half turn by halving the angle: the same digits everywhere. */
function cosine(turn: number): number {
  if (turn > 1) return cosine(2 - turn);
  if (turn > 0.5) return -cosine(1 - turn);
  if (turn === 0.5) return 0;
  return turn === 0 ? 1 : Math.sqrt((1 + cosine(2 * turn)) / 2);
}

/** T_j at the k-th of Chebyshev's points, one row a j. */
const polynomials = Array.from({ length: points }, (_, j) =>
  Float64Array.from({ length: points }, (_, k) => cosine(((j * (2 * k + 1)) / (2 * points)) % 2)),
);

/**
 * A costly smooth function, for many arguments: it is taken at 16 points of each stretch of length 1 in which
 * it is asked, and a polynomial through them answers.
 *
 * A function that is analytic to a distance π from the real line, like one of e^x that has trouble only with
 * negative numbers, loses no digit: its Chebyshev coefficients fall as 12.6^−j. What was asked before changes nothing.
 *
 * @param f - smooth, of size and slope that do not change much over a stretch
 * @returns f, of finite arguments
 * @throws {RangeError} it is asked about an argument that is not finite
 * @see Trefethen (2013), Approximation Theory and Approximation Practice, theorem 8.2
 * @example smoothTable(Math.exp)(0.5); // => √e
 */
export function smoothTable(f: (x: number) => number): (x: number) => number {
  const stretches = new Map<number, Float64Array>();
  return (x) => {
    if (!Number.isFinite(x)) throw new RangeError(`no stretch around ${x}`);
    const from = Math.floor(x);
    let coefficients = stretches.get(from);
    if (coefficients === undefined) {
      coefficients = coefficientsOf(f, from);
      stretches.set(from, coefficients);
    }
    return sumOf(coefficients, 2 * (x - from) - 1);
  };
}

function coefficientsOf(f: (x: number) => number, from: number): Float64Array {
  const abscissae = polynomials[1] ?? new Float64Array();
  const values = abscissae.map((at) => f(from + (1 + at) / 2));
  return Float64Array.from(polynomials, (polynomial, j) => {
    const sum = polynomial.reduce((total, value, k) => total + value * (values[k] as number), 0);
    return ((j === 0 ? 1 : 2) / points) * sum;
  });
}

/** Σ c_j T_j(t), in Clenshaw's way. */
function sumOf(coefficients: Float64Array, t: number): number {
  let next = 0;
  let afterNext = 0;
  for (let j = points - 1; j > 0; j--) {
    const here = (coefficients[j] as number) + 2 * t * next - afterNext;
    afterNext = next;
    next = here;
  }
  return (coefficients[0] as number) + t * next - afterNext;
}
