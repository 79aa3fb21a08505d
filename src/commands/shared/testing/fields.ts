type Json = Readonly<Record<string, unknown>>;

/** The names of the fields that lead to one, and its own; places in lists are names as well. */
export type FieldPath = readonly string[];

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The path of every field of a result: all fields of an object, of a list those of its first item. */
export function fieldPaths(json: unknown): FieldPath[] {
  if (!isObject(json)) return [];
  return Object.entries(json)
    .filter(([name]) => !Array.isArray(json) || name === '0')
    .flatMap(([name, value]) => [
      ...(Array.isArray(json) ? [] : [[name]]),
      ...fieldPaths(value).map((path) => [name, ...path]),
    ]);
}

/** The result with one field less. */
export function without(json: unknown, path: FieldPath): unknown {
  const copy = structuredClone(json);
  let within = copy;
  for (const name of path.slice(0, -1)) within = isObject(within) ? within[name] : undefined;
  if (!isObject(within)) throw new RangeError(`no field ${path.join('.')}`);
  Reflect.deleteProperty(within, path.at(-1) ?? '');
  return copy;
}
