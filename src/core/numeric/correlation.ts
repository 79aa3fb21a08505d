/**
 * Pearson's correlation of two columns.
 *
 *     r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²)
 *
 * @returns null for fewer than three pairs, or where one of the two does not vary
 * @example correlation([1, 2, 3], [2, 4, 7]); // => 0.99339…
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const count = x.length;
  if (count < 3) return null;
  const mean = (of: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += of[i] as number;
    return sum / count;
  };
  const [meanX, meanY] = [mean(x), mean(y)];
  let both = 0;
  let ofX = 0;
  let ofY = 0;
  for (let i = 0; i < count; i++) {
    const dx = (x[i] as number) - meanX;
    const dy = (y[i] as number) - meanY;
    both += dx * dy;
    ofX += dx * dx;
    ofY += dy * dy;
  }
  return ofX > 0 && ofY > 0 ? both / Math.sqrt(ofX) / Math.sqrt(ofY) : null;
}
