/** What stands in each field of the entries of a list, by the place of the entry. */
export type Fields<T> = { readonly [Field in keyof T]: (place: number) => T[Field] };

/** The same fields, each read in another way. */
export function mapFields<T>(
  fields: Fields<T>,
  read: <Value>(of: (place: number) => Value, field: keyof T) => (place: number) => Value,
): Fields<T> {
  const found: Partial<Record<keyof T, (place: number) => unknown>> = {};
  for (const field in fields) found[field] = read<unknown>(fields[field], field);
  return found as Fields<T>;
}
