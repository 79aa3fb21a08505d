import { z } from 'zod';
import { type FieldFacts, fieldFacts, figureLists } from '../src/commands/shared/result-schema.ts';

export const comparedFiguresFile = 'src/commands/compare/figures.json';

type FactsByPath = Readonly<Record<string, FieldFacts>>;

/**
 * The figures that `compare` compares, by command and by their path in its result, as a file for `compare` to load:
 * the schemas, where their facts are registered, need zod, which the command line does without.
 */
export function comparedFigures(schemas: ReadonlyMap<string, z.ZodType>): string {
  const all = [...schemas].flatMap(([command, schema]) => {
    const facts = factsBelow(schema);
    return Object.keys(facts).length === 0 ? [] : [[command, facts] as const];
  });
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/** The facts of the fields of an object, of objects in it, and of the entries of the lists that are registered. */
function factsBelow(schema: z.ZodType, path = ''): FactsByPath {
  const facts = fieldFacts.get(schema);
  if (facts !== undefined) return { [path]: facts };
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);
    const below = ([name, field]: readonly [string, z.ZodType]) =>
      Object.entries(factsBelow(field, path === '' ? name : `${path}.${name}`));
    return Object.fromEntries(fields.flatMap(below));
  }
  if (schema instanceof z.ZodArray) {
    const list = figureLists.get(schema);
    return list === undefined
      ? {}
      : factsBelow(schema.element as z.ZodType, `${path}[${list.key}]`);
  }
  const isWrapper = schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional;
  return isWrapper ? factsBelow(schema.unwrap() as z.ZodType, path) : {};
}
