/**
 * Pearson's correlation of two columns.
 *
 *     r = Σ w (x − x̄)(y − ȳ) / √(Σ w (x − x̄)² · Σ w (y − ȳ)²)
 *
 * @param weights - w, how many pairs each entry stands for; absent: one
 * @returns null for fewer than three pairs, or where one of the two does not vary
 * @example correlation([1, 2, 3], [2, 4, 7]); // => 0.99339…
 */
export function correlation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number | null {
  const entries = x.length;
  const weightOf = (i: number) => (weights === undefined ? 1 : (weights[i] as number));
  let count = 0;
  for (let i = 0; i < entries; i++) count += weightOf(i);
  if (count < 3) return null;
  const mean = (of: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < entries; i++) sum += weightOf(i) * (of[i] as number);
    return sum / count;
  };
  const [meanX, meanY] = [mean(x), mean(y)];
  let both = 0;
  let ofX = 0;
  let ofY = 0;
  for (let i = 0; i < entries; i++) {
    const weight = weightOf(i);
    const dx = (x[i] as number) - meanX;
    const dy = (y[i] as number) - meanY;
    both += weight * dx * dy;
    ofX += weight * dx * dx;
    ofY += weight * dy * dy;
  }
  return ofX > 0 && ofY > 0 ? both / Math.sqrt(ofX) / Math.sqrt(ofY) : null;
}
