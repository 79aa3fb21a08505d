import { expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { Document, Table } from '../document.ts';
import { documentWorkbook, type WorkbookFacts } from './document-workbook.ts';

const facts: WorkbookFacts = { command: 'rapport value', figures: [], files: [], problems: [] };

const tableOf = (rows: number, more: Partial<Table> = {}): Table => ({
  kind: 'table',
  columns: [{ header: 'id', align: 'left' }],
  rows: new Array(rows).fill({ cells: ['a'] }),
  ...more,
});

const documentOf = (...blocks: Document['blocks']): Document => ({ title: 'Title', blocks });

it('refuses a table of more rows than a sheet has, and makes nothing of it', () => {
  const columns = [
    {
      header: 'spend',
      align: 'right' as const,
      figures: [
        {
          format: { kind: 'money' as const },
          at: () => {
            throw new Error('a cell was made');
          },
        },
      ],
    },
  ];
  const tooLong = documentOf(tableOf(1_048_576, { columns, heading: 'Customers' }));
  expect(() => documentWorkbook(tooLong, facts)).toThrow(Refusal);
});

it('has a sheet for a table of no rows', () => {
  const { sheets } = documentWorkbook(documentOf(tableOf(0, { heading: 'Customers' })), facts);
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Answer', expect.any(Number)],
    ['Customers', 3],
  ]);
});

it('gives tables of one heading, of none and of reserved ones sheets of their own', () => {
  const headings = ['History', 'answer', undefined, undefined, 'a/b', 'A?B'];
  const blocks = headings.map((heading) => tableOf(1, heading === undefined ? {} : { heading }));
  const { sheets } = documentWorkbook(documentOf(...blocks), facts);
  expect(sheets.map(({ name }) => name)).toEqual([
    'Answer',
    'History 2',
    'answer 2',
    'Figures',
    'Figures 2',
    'a b',
    'A B 2',
  ]);
});

it('shows a table that a sheet computes only there', () => {
  const live = { name: 'Years', columns: [], rows: [[{ value: 1 }]], frozenRows: 0 };
  const { sheets } = documentWorkbook(
    documentOf(tableOf(2, { heading: 'Each year', name: 'Years' }), tableOf(1, { heading: 'B' })),
    { ...facts, live: { sheets: [live], names: [], notes: ['Not live.'] } },
  );
  expect(sheets.map(({ name }) => name)).toEqual(['Answer', 'Years', 'B']);
  expect(sheets[1]).toBe(live);
  expect(JSON.stringify(sheets[0])).toContain('Not live.');
});
