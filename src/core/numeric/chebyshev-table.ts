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
 * Approximates a costly smooth function for many arguments: it is evaluated at 16 points of each interval [n, n + 1]
 * that an argument falls into, and a polynomial through these points gives its values.
 *
 * No digit is lost where the function is analytic to a distance π from the real line, such as a function of e^x with
 * singularities only at negative numbers: its Chebyshev coefficients fall as 12.6^−j. Values do not depend on the order
 * of the arguments.
 *
 * @param f - smooth, of size and slope that do not change much over a stretch
 * @returns the approximation of f; throws a {RangeError} for an argument that is not finite
 * @see Trefethen (2013), Approximation Theory and Approximation Practice, theorem 8.2
 * @example chebyshevTable(Math.exp)(0.5); // => √e
 */
export function chebyshevTable(f: (x: number) => number): (x: number) => number {
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
