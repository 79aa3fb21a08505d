import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../document.ts';
import type { Table } from '../table.ts';
import { documentWorkbook, type WorkbookFacts } from './document-workbook.ts';
import type { Sheet } from './sheet.ts';

const facts: WorkbookFacts = { command: 'rapport x', figures: [], files: [], problems: [] };

const table = (heading: string, ...rows: string[]): Table => ({
  kind: 'table',
  heading,
  columns: [{ header: 'name', align: 'left' }],
  rows: rows.map((name) => ({ cells: [name] })),
});

const text = (line: string): Block => ({ kind: 'text', tone: 'plain', lines: [line] });

const workbookOf = (blocks: readonly Block[], more: Partial<WorkbookFacts> = {}) =>
  documentWorkbook({ title: 'Title', blocks } satisfies Document, { ...facts, ...more });

const textsOf = ({ rows }: Pick<Sheet, 'rows'>): unknown[] =>
  rows.flatMap((row) => row.flatMap((cell) => cell?.value ?? []));

describe('the workbook of a document', () => {
  it('begins with the answer sheet, then has a sheet a table with the sentences below it', () => {
    const { sheets } = workbookOf([
      table('One: first', 'a'),
      text('Below one.'),
      table('Two', 'b'),
    ]);
    expect(sheets.map(({ name }) => name)).toEqual(['Answer', 'One', 'Two']);
    expect(textsOf(sheets[1] as Sheet)).toEqual(['One: first', 'name', 'a', 'Below one.']);
  });

  it('says the parts of a page on the answer sheet, with their sheets, and above their tables', () => {
    const { sheets } = workbookOf([
      { kind: 'heading', text: 'Who stays?', lead: 'Exactly who.' },
      text('Said first.'),
      table('Stays', 'a'),
      { kind: 'heading', text: 'Who leaves?', lead: '' },
      text('Nobody.'),
    ]);
    const answer = textsOf(sheets[0] as Sheet);
    expect(answer).toEqual(
      expect.arrayContaining(['Who stays?', 'Exactly who.', 'Said first.', 'Sheet', 'Stays']),
    );
    expect(answer).toEqual(expect.arrayContaining(['Who leaves?', 'Nobody.']));
    expect(textsOf(sheets[1] as Sheet)[0]).toBe('Who stays?');
  });

  it('keeps the longer of two tables with one heading, and the sentences below both', () => {
    const { sheets } = workbookOf([
      table('One', 'a'),
      text('Below the shorter.'),
      table('One', 'a', 'b'),
      text('Below the longer.'),
    ]);
    expect(sheets.map(({ name }) => name)).toEqual(['Answer', 'One']);
    expect(textsOf(sheets[0] as Sheet)).toContain('Below the shorter.');
    expect(textsOf(sheets[1] as Sheet)).toEqual(['One', 'name', 'a', 'b', 'Below the longer.']);
  });

  it('keeps two tables with one heading where neither is a part of the other', () => {
    const { sheets } = workbookOf([table('One', 'a', 'b'), table('One', 'a', 'c')]);
    expect(sheets.map(({ name }) => name)).toEqual(['Answer', 'One', 'One 2']);
  });

  it('has a live sheet in place of the table of its name, whose sentences it keeps', () => {
    const sheet: Sheet = { name: 'Waterfall', columns: [], rows: [], frozenRows: 0 };
    const { sheets } = workbookOf(
      [{ ...table('Steps', 'a'), name: 'Waterfall' }, text('Below the steps.')],
      { live: { sheets: [sheet], names: [], notes: [] } },
    );
    expect(sheets.map(({ name }) => name)).toEqual(['Answer', 'Waterfall']);
    expect(textsOf(sheets[0] as Sheet)).toContain('Below the steps.');
  });

  it('has the figures of the answers as numbers, formatted as the sentences write them', () => {
    const figure = (text: string, value: number) => ({ name: 'Value', at: 'value', text, value });
    const { sheets } = workbookOf([], {
      figures: [figure('1,713 USD', 1712.6), figure('66.0%', 0.6598), figure('$12.80', 12.8)],
    });
    const found = sheets[0]?.rows.filter((row) => row[2]?.value === 'value').map((row) => row[1]);
    expect(found).toEqual([
      { value: 1712.6, format: { kind: 'number', decimals: 0 } },
      { value: 0.6598, format: { kind: 'share', decimals: 1 } },
      { value: 12.8, format: { kind: 'number', decimals: 2 } },
    ]);
  });
});
