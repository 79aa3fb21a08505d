import { readdir, readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultSchemas } from '../scripts/command-schemas.ts';
import { inputFiles } from '../scripts/input-files.ts';
import { errorJsonSchema, jsonSchema } from '../scripts/report-schema.ts';
import { earlierSchemas, fileOfInput, fileOfResult } from '../scripts/schema-files.ts';
import { errorSchema } from '../src/commands/shared/error-schema.ts';
import { reportSchema } from '../src/commands/shared/result-schema.ts';
import { resultVersions } from '../src/commands/shared/result-versions.ts';
import { caseNames, expectedEffect } from './harness/case.ts';
import { printedReports } from './harness/printed-reports.ts';

const schemas = await resultSchemas();

const published = async (command: string): Promise<string> =>
  await readFile(`schemas/${fileOfResult(command)}`, 'utf8');

const earlier = earlierSchemas(schemas.keys());

const strict = (): Ajv2020 => new Ajv2020({ strict: true });

describe('schemas', () => {
  it('are there', () => {
    expect(schemas.size).toBeGreaterThan(0);
  });

  it('are those of the commands and of the files that they read, no more and no fewer', async () => {
    const names = [
      ...[...schemas.keys()].map((command) => fileOfResult(command)),
      ...Object.keys(inputFiles).map(fileOfInput),
      fileOfResult('error'),
      ...earlier.map(({ file }) => file),
    ];
    expect((await readdir('schemas')).sort()).toEqual(names.sort());
  });

  it.each([...schemas])('of %s is up to date (npm run schemas)', async (command, result) => {
    expect(await published(command)).toBe(jsonSchema(command, result));
  });

  it.each([...schemas])('of %s lets readers meet fields of tomorrow', (command, result) => {
    expect(jsonSchema(command, result)).not.toContain('"additionalProperties": false');
  });

  it.each([...schemas.keys()])('of %s satisfies a strict validator', async (command) => {
    // It refuses words that are not of JSON Schema, such as the facts that `compare` has of a field.
    expect(() => strict().compile({ type: 'number', better: 'up' })).toThrow('better');
    const schema = JSON.parse(await published(command)) as object;
    expect(() => strict().compile(schema)).not.toThrow();
  });
});

describe('the schema of a refusal', () => {
  const validated = async () =>
    strict().compile(JSON.parse(await readFile(`schemas/${fileOfResult('error')}`, 'utf8')));

  it('is up to date (npm run schemas)', async () => {
    const text = await readFile(`schemas/${fileOfResult('error')}`, 'utf8');
    expect(text).toBe(errorJsonSchema());
  });

  it('is kept by the refusals that cases expect', async () => {
    const validate = await validated();
    const refusals: unknown[] = [];
    for (const name of await caseNames()) {
      const { stderr } = await expectedEffect(name);
      if (!stderr.startsWith('{')) continue;
      const refusal: unknown = JSON.parse(stderr);
      expect(validate(refusal) || validate.errors, name).toBe(true);
      expect(errorSchema.parse(refusal), name).toEqual(refusal);
      refusals.push(refusal);
    }
    expect(refusals.length).toBeGreaterThan(2);
  });
});

/** A saved result of an earlier release, by its path. */
async function savedReports(): Promise<readonly (readonly [file: string, report: Report])[]> {
  const files = (await readdir('test/saved', { recursive: true })).filter((file) =>
    file.endsWith('.json'),
  );
  return await Promise.all(
    files.map(async (file) => {
      const report: Report = JSON.parse(await readFile(`test/saved/${file}`, 'utf8'));
      return [file, report] as const;
    }),
  );
}

interface Report {
  readonly schema: string;
}

/** A release may add fields to a version, which results of before do not have. */
const withoutRequired = (name: string, value: unknown): unknown =>
  name === 'required' && Array.isArray(value) ? undefined : value;

describe('a version of a result', () => {
  it('has a row in the table for each command, and no other', () => {
    expect(Object.keys(resultVersions).sort()).toEqual([...schemas.keys()].sort());
  });

  it('is the one whose schema the code imports', async () => {
    const imported = (await readdir('src', { recursive: true }))
      .filter((file) => file.endsWith('.ts'))
      .map(async (file) => {
        const text = await readFile(`src/${file}`, 'utf8');
        return [...text.matchAll(/from '[./]+schemas\/([^']*)'/g)].map(([, schema]) => [
          file,
          schema,
        ]);
      });
    const all = (await Promise.all(imported)).flat();
    expect(all.length).toBeGreaterThan(5);
    const current = new Set([...schemas.keys()].map((command) => fileOfResult(command)));
    expect(all.filter(([, schema = '']) => !current.has(schema))).toEqual([]);
  });

  it('keeps its schema, and whatever was saved with that version still means the same', async () => {
    const saved = await savedReports();
    for (const [file, report] of saved) {
      const text = await readFile(`schemas/${report.schema.replace('rapport/', '')}.json`, 'utf8');
      const validate = strict().compile(JSON.parse(text, withoutRequired));
      expect(validate(report) || validate.errors, file).toBe(true);
    }
    expect(saved.length).toBeGreaterThan(0);
  });

  it.each(earlier)('keeps a schema of its own: $file', async ({ command, version, file }) => {
    const schema = JSON.parse(await readFile(`schemas/${file}`, 'utf8'));
    expect(schema.properties.schema.const).toBe(`rapport/${command}@${version}`);
  });
});

const printed = await printedReports();

const reports = new Map(
  [...schemas].map(([command, result]) => [command, reportSchema(command, result)] as const),
);

const schemaOf = (command: string): z.ZodType => {
  const found = reports.get(command);
  if (found === undefined) throw new Error(`${command} has no schema`);
  return found;
};

/** The report as the schema describes it: fields that the schema does not know are dropped. */
const described = (command: string, report: unknown): unknown => schemaOf(command).parse(report);

describe('JSON that a case expects', () => {
  it('is there for every command', () => {
    const commands = new Set(printed.map(({ command }) => command));
    expect([...commands].sort()).toEqual([...schemas.keys()].sort());
  });

  it('is described by the schema, field by field', () => {
    for (const { name, command, report } of printed)
      expect(described(command, report), name).toEqual(report);
  });

  it('is valid by the published schema', async () => {
    for (const command of schemas.keys()) {
      const validate = strict().compile(JSON.parse(await published(command)));
      for (const { name, report } of printed.filter((each) => each.command === command))
        expect(validate(report) || validate.errors, name).toBe(true);
    }
  });

  it('has every field of the schemas, so that each is compared', () => {
    const seen = new Map<z.ZodObject, Set<string>>();
    for (const { command, report } of printed) noteFields(schemaOf(command), report, seen);
    const silent = [...schemas.keys()].flatMap((command) =>
      unseen(schemaOf(command), command, seen),
    );
    expect([...new Set(silent)]).toEqual(onlyElsewhere);
  });

  it.each([...schemas.keys()])('has no field that the schema of %s does not know', (command) => {
    // So that the test above fails: a field more, in each object of a report, is noticed.
    const largest = printed
      .filter((each) => each.command === command)
      .map(({ report }) => report)
      .reduce((one, other) => (objectsIn(one).length >= objectsIn(other).length ? one : other));
    const report = structuredClone(largest);
    for (const { path, object } of objectsIn(report)) {
      object['unknown'] = [[]];
      // What is within a report of another command is described by the schema of that, below.
      if (!isNested(path)) expect(isKnown(command, report), path).toBe(false);
      delete object['unknown'];
    }
    expect(isKnown(command, report)).toBe(true);
  });
});

it('describes a report within another by the schema of its command', () => {
  const nested = printed.flatMap(({ name, report }) =>
    everyObject(report)
      .filter((object) => object !== report && typeof object['schema'] === 'string')
      .map((object) => ({ name, object })),
  );
  const commands = nested.map(({ name, object }) => {
    const [, command = ''] = /^rapport\/([a-z-]+)@\d+$/.exec(String(object['schema'])) ?? [];
    expect(described(command, object), name).toEqual(object);
    return command;
  });
  expect(new Set(commands)).toEqual(new Set(['forecast', 'cohorts', 'compare']));
});

/** Whether a path leads into what another command prints. */
const isNested = (path: string): boolean => /\.report(?:\.|$)/.test(path);

const everyObject = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(everyObject);
  return Array.isArray(value) ? below : [value as Record<string, unknown>, ...below];
};

/** Fields that no command line brings about, but the runner of a unit test. */
const onlyElsewhere = ['check.result.cases.mismatches.explanation.refused'];

/** What a field is when it is there: the object, the list or the value. */
function present(schema: z.ZodType): z.ZodType {
  const isWrapper = schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional;
  return isWrapper ? present(schema.unwrap() as z.ZodType) : schema;
}

/** The schema of what is in it: of the entries of a list or of a record, at any depth; of an object itself. */
function inside(schema: z.ZodType): z.ZodType {
  const found = present(schema);
  if (found instanceof z.ZodArray) return inside(found.element as z.ZodType);
  if (found instanceof z.ZodRecord) return inside(found.valueType as z.ZodType);
  return found;
}

const fieldsOf = (schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);

/** Notes the fields that a value has, by the object in the schema. */
function noteFields(schema: z.ZodType, value: unknown, seen: Map<z.ZodObject, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  const found = present(schema);
  if (!(found instanceof z.ZodObject)) {
    for (const each of Object.values(value)) noteFields(inside(found), each, seen);
    return;
  }
  const names = seen.get(found) ?? new Set();
  seen.set(found, names);
  for (const [name, field] of fieldsOf(found)) {
    if (!Object.hasOwn(value, name)) continue;
    names.add(name);
    noteFields(field, (value as Readonly<Record<string, unknown>>)[name], seen);
  }
}

/** The paths of the fields that were never noted. */
function unseen(
  schema: z.ZodType,
  path: string,
  seen: ReadonlyMap<z.ZodObject, ReadonlySet<string>>,
): string[] {
  const found = inside(schema);
  if (!(found instanceof z.ZodObject)) return [];
  const names = seen.get(found);
  if (names === undefined) return [path];
  return fieldsOf(found).flatMap(([name, field]) =>
    names.has(name) ? unseen(field, `${path}.${name}`, seen) : [`${path}.${name}`],
  );
}

function isKnown(command: string, report: unknown): boolean {
  const parsed = schemaOf(command).safeParse(report);
  return parsed.success && isDeepStrictEqual(parsed.data, report);
}

interface ObjectAt {
  readonly path: string;
  readonly object: Record<string, unknown>;
}

/** The objects of a report at every depth, of a list those of its first entry. */
function objectsIn(value: unknown, path = ''): readonly ObjectAt[] {
  if (Array.isArray(value)) return objectsIn(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const below = Object.entries(object).flatMap(([name, each]) =>
    objectsIn(each, path === '' ? name : `${path}.${name}`),
  );
  return [{ path, object }, ...below];
}
