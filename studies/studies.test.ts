import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { studies } from './studies.ts';
import { markdownTable } from './study.ts';

const models = await readFile('docs/models.md', 'utf8');
const documented = [...models.matchAll(/npm run studies -- ([a-z-]+)/g)].map(([, name]) => name);

it('are those that docs/models.md names', () => {
  expect([...new Set(documented)].sort()).toEqual(Object.keys(studies).sort());
});

describe.each(Object.entries(studies))('%s', (_, load) => {
  it('repeats its figures, in a table whose header is in docs/models.md', async () => {
    const study = await load();
    const table = study.run(2, () => {});
    const { header, rows } = table;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(header.length);
    expect(study.run(2, () => {})).toEqual(table);
    const [first] = markdownTable({ header, rows: [] }).split('\n');
    expect(models).toContain(first);
  });
});
