/** A plain object, such as every part of a result that is no list and no single value. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The names of an object's fields, as JSON would print them: a field that is undefined is not there. */
export function fieldsOf(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

/** "a list of 3", "a number": what a value is, for a sentence. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (isList(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `an object with ${named(fieldsOf(value))}`;
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? 'a number' : 'no finite number';
    case 'boolean':
      return 'yes or no';
    case 'string':
      return 'a text';
    default:
      return 'nothing';
  }
}

const namesShown = 12;

/** The names, one after another; of a long list the first dozen and how many there are besides. */
export function named(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, namesShown).join(', ');
  return names.length > namesShown ? `${shown} and ${names.length - namesShown} more` : shown;
}
