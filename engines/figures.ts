/** The figures and texts of a result, each by its path. */
export function figures(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => figures(each, `${path}.${key}`));
}

/**
 * Where one result differs from another: numbers by more than the last of their six printed decimals and 1e-9 of their
 * size, anything else at all.
 *
 * @returns a line for each figure that is expected and not found
 */
export function differingFigures(found: unknown, expected: unknown): string[] {
  const others = new Map(figures(found));
  return figures(expected).flatMap(([path, value]) => {
    const other = others.get(path);
    const isSame =
      typeof value === 'number' && typeof other === 'number'
        ? Math.abs(other - value) <= Math.max(5e-6, 1e-9 * Math.abs(value))
        : other === value;
    return isSame ? [] : [`${path} is ${other}, not ${value}`];
  });
}
