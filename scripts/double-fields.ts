import { z } from 'zod';
import { staysDouble } from '../src/commands/shared/result-schema.ts';

export const doubleFieldsFile = 'src/commands/shared/double-fields.json';

/** The fields that stay doubles, by name; true where all numbers in a field do. */
type DoubleFields = true | { readonly [name: string]: DoubleFields };

/**
 * The numbers of results that keep all their digits, by command, as a file for the command line to load: the schemas,
 * which tell them from amounts, need zod, which it does without.
 */
export function doubleFields(schemas: ReadonlyMap<string, z.ZodType>): string {
  const all = [...schemas].flatMap(([command, schema]) => {
    const doubles = doublesBelow(schema);
    return doubles === undefined ? [] : [[command, doubles] as const];
  });
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/**
 * Of a list those of its entries; a record holds numbers of one kind. What another command prints, of which a schema only
 * says so much, stays as that command has it.
 */
function doublesBelow(schema: z.core.$ZodType): DoubleFields | undefined {
  if (schema instanceof z.ZodNumber) return staysDouble(schema) ? true : undefined;
  if (isWrapper(schema)) return doublesBelow(inside(schema));
  if (schema instanceof z.ZodUnion)
    return schema.options.map(doublesBelow).find((each) => each !== undefined);
  if (schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodUnknown) return true;
  const fields = fieldsOf(schema).flatMap(([name, field]) => {
    const doubles = doublesBelow(field);
    return doubles === undefined ? [] : [[name, doubles] as const];
  });
  if (fields.length === 0) return undefined;
  return hasAmounts(schema) ? Object.fromEntries(fields) : true;
}

/** Whether there is a number that is no double, and no whole number, which needs no rounding. */
function hasAmounts(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodNumber) return !staysDouble(schema) && schema.format !== 'safeint';
  if (isWrapper(schema)) return hasAmounts(inside(schema));
  if (schema instanceof z.ZodUnion) return schema.options.some(hasAmounts);
  return fieldsOf(schema).some(([, field]) => hasAmounts(field));
}

const fieldsOf = (schema: z.core.$ZodType): [string, z.ZodType][] =>
  schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];

type Wrapper = z.ZodNullable | z.ZodExactOptional | z.ZodArray | z.ZodRecord;

const isWrapper = (schema: z.core.$ZodType): schema is Wrapper =>
  [z.ZodNullable, z.ZodExactOptional, z.ZodArray, z.ZodRecord].some(
    (kind) => schema instanceof kind,
  );

function inside(schema: Wrapper): z.core.$ZodType {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : schema.unwrap();
}
