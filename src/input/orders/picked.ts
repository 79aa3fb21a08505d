/**
 * The entries of a column at some places, which rise; the column itself where they are all of them, so that
 * millions are not copied for nothing.
 */
export function picked<T extends Int32Array | Uint32Array | Float64Array>(
  column: T,
  places: Uint32Array,
): T {
  if (places.length === column.length) return column;
  const entries = column.slice(0, places.length) as T;
  for (let i = 0; i < places.length; i++) entries[i] = column[places[i] ?? 0] ?? 0;
  return entries;
}
