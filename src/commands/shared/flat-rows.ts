import { type Cell, type Column, ColumnRows } from '../../render/column-rows.ts';

/** What a JSON Schema says of an entry of a list, as far as its columns depend on it. */
export interface EntrySchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, EntrySchema>>;
  readonly required?: readonly string[];
  readonly items?: EntrySchema;
  readonly anyOf?: readonly EntrySchema[];
  readonly additionalProperties?: EntrySchema | boolean;
}

export interface FlatOptions {
  /** Lists in an entry whose elements stand side by side: by the list, the field that names an element. */
  readonly sideBySide?: Readonly<Record<string, string>>;
  /** Fields that the list leaves to JSON, each by its path in the schema: of the elements of a list, `list.field`. */
  readonly without?: readonly string[];
}

/**
 * The main list of a result, flat. Its columns follow from the schema of an entry, in that order: a field of an
 * object is `object.field`, columns of the user's files keep their headers, a field that no entry has is no
 * column, and lists in an entry are left to JSON.
 *
 * @param schema - of an entry, from the published JSON Schema: the zod schema behind it takes longer to load
 *   than most lists take to print
 */
export function flatRows(
  schema: EntrySchema,
  entries: readonly object[],
  options: FlatOptions = {},
): ColumnRows {
  const whole: Part = { path: '', at: (place) => entries[place], length: entries.length };
  const found = [...columnsOf(schema, whole, options)];
  const columns = new Map<string, Column>();
  const fields = new Set(found.flatMap(({ name, labels }) => (labels === undefined ? name : [])));
  for (const { name, labels, at } of found) {
    const cells = { at: (place: number): Cell => (at(place) ?? null) as Cell };
    if (labels === undefined) columns.set(name, cells);
    else columns.set(labelColumn(labels, name, fields.has(name) || columns.has(name)), cells);
  }
  return new ColumnRows(entries.length, columns);
}

/** The name of a column of the user's files: its header; where that is taken, with the field that holds it before it. */
export const labelColumn = (field: string, header: string, isTaken: boolean): string =>
  isTaken ? `${field}.${header}` : header;

/** What stands at a path, by the place of the entry. */
interface Part {
  readonly path: string;
  readonly at: (place: number) => unknown;
  readonly length: number;
}

interface FlatColumn {
  readonly name: string;
  readonly at: (place: number) => unknown;
  /** For a column of the user's files: the field that holds such columns. */
  readonly labels?: string;
}

function* columnsOf(
  schema: EntrySchema,
  { path, at, length }: Part,
  options: FlatOptions,
): Generator<FlatColumn> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inside: Part = { path: path + name, at: (place) => member(at(place), name), length };
    if (options.without?.includes(inside.path) === true) continue;
    if (schema.required?.includes(name) !== true && isNowhere(inside)) continue;
    const known = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
    if (known.properties !== undefined)
      yield* columnsOf(known, { ...inside, path: `${inside.path}.` }, options);
    else if (known.items !== undefined) yield* elementsOf(known.items, inside, options);
    else if (known.type === 'object') yield* recordOf(known, inside);
    else yield { name: inside.path, at: inside.at };
  }
}

/** An optional field that no entry has; null is a value. */
function isNowhere({ at, length }: Part): boolean {
  for (let place = 0; place < length; place++) if (at(place) !== undefined) return false;
  return true;
}

/** The entries of a record: texts are columns of the user's files, numbers are fields. */
function* recordOf({ additionalProperties }: EntrySchema, part: Part): Generator<FlatColumn> {
  const isText = typeof additionalProperties === 'object' && additionalProperties.type === 'string';
  for (const key of distinct(part, (value) => Object.keys(value ?? {}))) {
    const at = (place: number) => member(part.at(place), key);
    yield isText ? { name: key, labels: part.path, at } : { name: `${part.path}.${key}`, at };
  }
}

/** The elements of a list side by side, each under its name; where it has one other field, without that field's. */
function* elementsOf(
  items: EntrySchema,
  part: Part,
  { sideBySide = {}, without = [] }: FlatOptions,
): Generator<FlatColumn> {
  const { path } = part;
  const naming = sideBySide[path];
  if (naming === undefined) return;
  const { [naming]: _, ...others } = items.properties ?? {};
  const elements = (list: unknown) => (list ?? []) as readonly unknown[];
  const nameOf = (element: unknown) => String(member(element, naming));
  for (const name of distinct(part, (list) => elements(list).map(nameOf))) {
    const element = (place: number) =>
      elements(part.at(place)).find((each) => nameOf(each) === name);
    for (const other of Object.keys(others)) {
      if (without.includes(`${path}.${other}`)) continue;
      yield {
        name: Object.keys(others).length === 1 ? `${path}.${name}` : `${path}.${name}.${other}`,
        at: (place) => member(element(place), other),
      };
    }
  }
}

/** The texts that any entry has, in the order in which they first appear. */
function distinct(
  { at, length }: Part,
  textsOf: (value: unknown) => readonly string[],
): Set<string> {
  const texts = new Set<string>();
  for (let place = 0; place < length; place++)
    for (const text of textsOf(at(place))) texts.add(text);
  return texts;
}

/** Only what is its own: a column may be called "constructor". */
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
