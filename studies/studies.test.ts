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
  it('runs on two data sets, with a cell for each column, and repeats its figures', async () => {
    const study = await load();
    const table = study.run(2, () => {});
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.header.length);
    expect(study.run(2, () => {})).toEqual(table);
  });

  it('has a table in docs/models.md with the same header', async () => {
    const { header } = (await load()).run(2, () => {});
    const [first] = markdownTable({ header, rows: [] }).split('\n');
    expect(models).toContain(first);
  });
});
