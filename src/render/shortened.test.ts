import { expect, it } from 'vitest';
import type { Table } from './document.ts';
import { shortened } from './shortened.ts';

const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ cells: [String(i)] }));
const total = { cells: ['All'], role: 'total' as const };
const table = (of: Table['rows']): Table => ({
  kind: 'table',
  columns: [{ header: 'id', align: 'left' }],
  rows: of,
});

it('keeps a thousand rows and the totals, and says what is left out and how to get it', () => {
  const { blocks } = shortened({ title: 'T', blocks: [table([...rows(1234), total])] });
  expect(blocks).toEqual([
    table([...rows(1000), total]),
    {
      kind: 'text',
      tone: 'notice',
      lines: ['… and 234 more rows. -o FILE.csv or -o FILE.json writes all of them.'],
    },
  ]);
});

it('keeps as many rows as the reader asks for', () => {
  const document = { title: 'T', blocks: [table([...rows(1234), total])] };
  expect(shortened(document, 1234)).toEqual(document);
  expect(shortened(document, 1233).blocks).toHaveLength(2);
});

it('shortens a heat map, too, and keeps what stands below its total', () => {
  const heatRows = rows(1002).map(({ cells: [name = ''] }) => ({
    lead: [name, '1'] as const,
    cells: [],
  }));
  const end = [
    { lead: ['All', '1002'] as const, cells: [], role: 'total' as const },
    { lead: ['of customers', ''] as const, cells: [] },
  ];
  const map = {
    kind: 'heatmap' as const,
    description: 'How many came back.',
    lead: ['cohort', 'customers'] as const,
    columns: [],
    rest: '',
  };
  const [first, second] = shortened({
    title: 'T',
    blocks: [{ ...map, rows: [...heatRows, ...end] }],
  }).blocks;
  expect(first).toEqual({ ...map, rows: [...heatRows.slice(0, 1000), ...end] });
  expect(second).toMatchObject({ lines: [expect.stringContaining('2 more rows')] });
});
