import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const guide = await readFile('docs/guide.md', 'utf8');
const schemas = (await readdir('schemas')).filter((file) => file.endsWith('.json'));

describe.each(schemas)('the guide explains every field of %s', (file) => {
  it('in code, in its tables', async () => {
    const schema: unknown = JSON.parse(await readFile(`schemas/${file}`, 'utf8'));
    const fields = guide.slice(guide.indexOf('## The fields of a result'));
    expect([...propertyNames(schema)].filter((name) => !fields.includes(`\`${name}\``))).toEqual(
      [],
    );
  });
});

/** Names of all properties that a JSON Schema describes, at any depth. */
function* propertyNames(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(value);
    yield* propertyNames(value);
  }
}
