/** Terms added one by one; after them the terms must be smooth. */
const oneByOne = 1024;
/** Points in each doubling of k after that. */
const points = 256;
const doublings = 220;

/** Gregory's coefficients: a sum over steps less its integral, by differences at its first term. */
const gregory = [1 / 2, -1 / 12, 1 / 24, -19 / 720, 3 / 160, -863 / 60480, 275 / 24192];

/**
 * The infinite sum Σ f(k) over k = 0, 1, 2, …, to about 1e-13 of its size.
 *
 * The first 1,024 terms are added. From there f is taken at 256 points in each doubling of k, each
 * standing for the steps up to the next: what a coarser step changes is known from the differences
 * of f where it begins (Gregory, Lubbock). A sum whose doublings shrink by a steady ratio, as
 * with f ~ k^−c, ends in a geometric series.
 *
 * @param term - f(k) ≥ 0; beyond the first terms smooth, falling, and like a power or faster
 * @returns Infinity where the sum diverges
 * @throws {RangeError} a term is no number
 * @see Whittaker & Robinson (1924), The Calculus of Observations, 76 (Gregory) and 81 (Lubbock)
 */
export function infiniteSum(term: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < oneByOne; k++) sum += term(k);
  if (Number.isNaN(sum)) throw new RangeError('a term is no number');
  let from = oneByOne;
  let step = 1;
  let before = Infinity;
  let lastRatio = Infinity;
  for (let doubling = 0; doubling < doublings; doubling++) {
    const wider = from / points;
    let part = step * atFirst(term, from, step) - wider * atFirst(term, from, wider);
    for (let i = 0; i < points; i++) part += wider * term(from + i * wider);
    sum += part;
    if (Number.isNaN(term(from))) throw new RangeError(`the term at ${from} is no number`);
    // Terms that overflow leave Infinity − Infinity, which is NaN.
    if (!(sum < Infinity)) return Infinity;
    if (!(part > 1e-17 * sum)) return sum;
    const ratio = part / before;
    if (Math.abs(ratio - lastRatio) <= 1e-14 || doubling === doublings - 1) {
      return ratio < 1 - 1e-12 ? sum + (part * ratio) / (1 - ratio) : Infinity;
    }
    from *= 2;
    step = wider;
    before = part;
    lastRatio = ratio;
  }
  return sum;
}

/** Σ f(from + i·step) less the integral ÷ step, by forward differences. */
function atFirst(term: (k: number) => number, from: number, step: number): number {
  let differences = gregory.map((_, i) => term(from + i * step));
  let sum = 0;
  for (const coefficient of gregory) {
    sum += coefficient * (differences[0] ?? 0);
    differences = differences.slice(1).map((value, i) => value - (differences[i] ?? 0));
  }
  return sum;
}
