import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { studies } from './studies.ts';
import { markdownTable, type StudyTable } from './study.ts';

const models = await readFile('docs/models.md', 'utf8');
const named = [...models.matchAll(/npm run studies -- ([a-z-]+)/g)].map(([, name]) => name);

it('are those that docs/models.md names', () => {
  expect([...new Set(named)].sort()).toEqual(Object.keys(studies).sort());
});

describe.each(Object.entries(studies))('%s', (_, load) => {
  it('repeats its figures, in a table whose lines are in docs/models.md', async () => {
    const study = await load();
    const table = study.run(1, () => {});
    for (const row of table.rows) expect(row).toHaveLength(table.header.length);
    expect(study.run(1, () => {})).toEqual(table);
    expect(documentedLines(table.header)).toEqual(table.rows.map(([line]) => line));
  });
});

/** The first cells of the table in docs/models.md with this header. */
function documentedLines(header: StudyTable['header']): readonly (string | undefined)[] {
  const [, rows = ''] = models.split(`\n${markdownTable({ header, rows: [] })}\n`);
  const [table = ''] = rows.split('\n\n');
  return table.split('\n').map((row) => row.split(' | ')[0]?.slice('| '.length));
}
