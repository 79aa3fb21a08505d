import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { studies } from './studies.ts';
import { markdownTable, type StudyTable } from './study.ts';

const pages = (await readdir('docs')).filter((file) => file.endsWith('.md'));
const documents = await Promise.all(pages.map((page) => readFile(`docs/${page}`, 'utf8')));
const text = documents.map((document) => `${document}\n`).join('');
const named = [...text.matchAll(/npm run studies -- ([a-z-]+)/g)].map(([, name]) => name);

it('are those that the documents name', () => {
  expect([...new Set(named)].sort()).toEqual(Object.keys(studies).sort());
});

describe.each(Object.entries(studies))('%s', (_, load) => {
  it('repeats its figures, in a table whose lines are in a document', async () => {
    const study = await load();
    const table = study.run(1, () => {});
    for (const row of table.rows) expect(row).toHaveLength(table.header.length);
    expect(study.run(1, () => {})).toEqual(table);
    expect(documentedLines(table.header)).toEqual(table.rows.map(([line]) => line));
  });
});

/** The first cells of the table in the documents with this header. */
function documentedLines(header: StudyTable['header']): readonly (string | undefined)[] {
  const [, rows = ''] = text.split(`\n${markdownTable({ header, rows: [] })}\n`);
  const [table = ''] = rows.split('\n\n');
  return table.split('\n').map((row) => row.split(' | ')[0]?.slice('| '.length));
}
