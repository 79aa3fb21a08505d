/**
 * The same function of the headers of a file, which is asked once for files whose headers are the same: a shop that
 * exports every day has a thousand of them.
 */
export function byHeaders<T>(
  of: (headers: readonly string[]) => T,
): (headers: readonly string[]) => T {
  const known = new Map<string, { readonly found: T }>();
  return (headers) => {
    const key = keyOf(headers);
    const before = known.get(key);
    if (before !== undefined) return before.found;
    const found = of(headers);
    if (known.size >= mostKnown) known.clear();
    known.set(key, { found });
    return found;
  };
}

/** Of files with the same headers the first: what headers alone say need not be asked again. */
export function ofDifferentHeaders<
  File extends { readonly layout: { readonly headers: readonly string[] } },
>(files: readonly File[]): readonly File[] {
  const first = new Map<string, File>();
  for (const file of files) {
    const key = keyOf(file.layout.headers);
    if (!first.has(key)) first.set(key, file);
  }
  return [...first.values()];
}

/** Headers as one text: none of them has a line end, which would be a space. */
const keyOf = (headers: readonly string[]): string => headers.join('\n');

const mostKnown = 1000;
