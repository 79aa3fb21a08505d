import { z } from 'zod';
import { resultSchemas } from '../../scripts/command-schemas.ts';
import { errorSchema } from '../../src/commands/shared/error-schema.ts';
import { reportSchema } from '../../src/commands/shared/result-schema.ts';

/** Explains every field of every result; written by `npm run docs -- --update`. */
export const fieldsPageFile = 'docs/fields.md';

const introduction = `# The fields of a result

With \`--json\` every command prints one object. Ignore fields that you do not know: new ones may come in any version.
JSON Schemas for programs are in [schemas](../schemas). A field within another is written with a point,
\`payback.months\`, and a field of each entry of a list with brackets, \`segments[].customers\`.

Amounts are plain numbers in the \`currency\`. A number that does not exist is \`null\`: the payback of a customer who never
pays back, the mean of a segment without customers. A field that may be missing is marked *optional*.`;

/** What a JSON Schema says of one field, as far as it is shown. */
interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly additionalProperties?: FieldSchema | boolean;
}

export interface FieldRow {
  /** From the top of the object: "segments[].payback.months". */
  readonly path: string;
  readonly type: string;
  readonly meaning: string;
}

/** What is around the result of every command. */
export const frameSchema = reportSchema('COMMAND', z.object({}));

const refusals = `Where a command refuses, it prints this on standard error, and nothing on standard output. The exit code is 2.`;

/** The page of all fields, from the schemas of the commands. */
export async function fieldsPage(): Promise<string> {
  const sections = [...(await resultSchemas())].map(
    ([command, schema]) => `## ${command}\n\n${table(fieldRows(jsonSchemaOf(schema)))}`,
  );
  const every = `## Every command\n\n${table(fieldRows(jsonSchemaOf(frameSchema)))}`;
  const refusal = `## A refusal\n\n${refusals}\n\n${table(fieldRows(jsonSchemaOf(errorSchema)))}`;
  return `${[introduction, every, refusal, ...sections].join('\n\n')}\n`;
}

export function jsonSchemaOf(schema: z.ZodType): FieldSchema {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as FieldSchema;
}

/** The fields of an object, those below each included; a group of fields that recurs is listed once. */
export function fieldRows(schema: FieldSchema): FieldRow[] {
  const shown = new Map<string, string>();
  return rowsBelow(schema, '', shown);
}

function rowsBelow(schema: FieldSchema, prefix: string, shown: Map<string, string>): FieldRow[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name;
    const optional = required.includes(name) ? '' : '*optional* ';
    const { inside, step } = fieldsInside(field);
    const key = inside && JSON.stringify(inside);
    const before = key === undefined ? undefined : shown.get(key);
    const row = {
      path,
      type: optional + typeText(field),
      meaning: [field.description, before === undefined ? undefined : `fields as of \`${before}\``]
        .filter((text) => text !== undefined)
        .join('; '),
    };
    if (inside === undefined || before !== undefined) return [row];
    if (key !== undefined) shown.set(key, path + step);
    return [row, ...rowsBelow(inside, `${path}${step}.`, shown)];
  });
}

/** The object whose fields stand below a field, and how one gets there. */
function fieldsInside(field: FieldSchema): { inside: FieldSchema | undefined; step: string } {
  const known = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
  if (known.items !== undefined) {
    const { inside, step } = fieldsInside(known.items);
    return { inside, step: `[]${step}` };
  }
  const values = known.additionalProperties;
  if (typeof values === 'object' && known.properties === undefined) {
    const { inside, step } = fieldsInside(values);
    return { inside, step: inside === undefined ? '' : `.*${step}` };
  }
  if (known.properties === undefined) return { inside: undefined, step: '' };
  // Without its description, so that the same fields are found again under another.
  const { properties, required } = known;
  return { inside: { properties, ...(required !== undefined && { required }) }, step: '' };
}

const typeNames: Readonly<Record<string, string>> = {
  number: 'number',
  integer: 'number',
  string: 'text',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};

function typeText(field: FieldSchema): string {
  if (field.anyOf !== undefined) return [...new Set(field.anyOf.map(typeText))].join(' or ');
  const values = field.enum ?? (field.const === undefined ? [] : [field.const]);
  if (values.length > 0) return values.map((value) => `\`${String(value)}\``).join(', ');
  return (
    [field.type ?? []]
      .flat()
      .map((type) => typeNames[type] ?? type)
      .join(' or ') || 'any'
  );
}

function table(rows: readonly FieldRow[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['field', 'type', 'meaning']),
    line(['---', '---', '---']),
    ...rows.map(({ path, type, meaning }) => line([`\`${path}\``, cell(type), cell(meaning)])),
  ].join('\n');
}
