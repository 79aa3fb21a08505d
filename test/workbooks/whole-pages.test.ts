import { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/cli/registry.ts';
import { runnerWith } from '../../src/cli/run-command.ts';
import { workbookFile } from '../../src/cli/workbook-file.ts';
import type { Ran } from '../../src/commands/command.ts';
import { lookups } from '../../src/commands/shared/result-schema.ts';
import type { Block, Table } from '../../src/render/document.ts';
import { visible, withTexts } from '../../src/render/visible.ts';
import { commandLine } from '../harness/command-line.ts';

/** A page of each command, with everything that --explain adds. */
const lines = [
  'check fixtures/shop',
  'cohorts fixtures/shop/orders.csv --by channel',
  'cohorts fixtures/shop/orders.csv --period quarter',
  'compare test/cases/compare/forecast/before.json test/cases/compare/forecast/after.json',
  'compare test/cases/compare/value-many-segments/before.json test/cases/compare/value-many-segments/after.json',
  'estimate --spend 1062/mo --tenure 4y..13y --margin 25%',
  'forecast fixtures/shop/orders.csv --by channel --fit apart',
  'inspect fixtures/shop/orders.csv',
  'overview fixtures/shop/orders.csv',
  'pulse fixtures/households/indicators.csv',
  'recovery fixtures/households/cases.csv --customers fixtures/households/households.csv --over 1y --margin 25%',
  'referral fixtures/households/referrals.csv --customers fixtures/households/households.csv',
  'report fixtures/shop/orders.csv',
  'retention fixtures/households/households.csv --by home',
  'ror fixtures/households/programme.yaml',
  'ror fixtures/shop/orders.csv --members fixtures/shop/club.csv --investment 3600 --margin 40%',
  'value fixtures/households/households.csv --by home --margin 25%',
];

const run = runnerWith({ stdin: Readable.from([]) }, undefined);

async function ranOf(line: string): Promise<Ran> {
  const [name = '', ...words] = commandLine(`rapport ${line}`).words.slice(1);
  const operands: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('--')) options[word.slice(2)] = words[++at] ?? '';
    else operands.push(word);
  }
  const place = { directory: process.cwd(), allowOutside: true, pictures: 'all' as const };
  return run(name, { operands, options }, place);
}

type Sheets = Awaited<ReturnType<typeof readXlsx>>['sheets'];

/** Sentences of a block that a reader of a page reads. */
function sentencesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
    case 'code':
      return block.lines;
    case 'heading':
      return [block.text, block.lead];
    case 'fields':
      return block.rows.map(([, text]) => text);
    default:
      return [];
  }
}

describe('the workbook of a page', () => {
  it('is tried for every command', () => {
    const commands = registry.map(({ name }) => name).filter((name) => !lookups.has(name));
    expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(new Set(commands));
  });

  it.each(lines)('has all that the page says: %s', { timeout: 120_000 }, async (line) => {
    const ran = await ranOf(line);
    const document = withTexts(ran.document(), visible);
    const { sheets } = await readXlsx(await workbookFile(ran, line));
    const names = sheets.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);

    const texts = sheets.flatMap(({ rows }) => rows.flat()).map(String);
    const all = texts.join('\n');
    const said = [
      document.title,
      ...(document.answers ?? []).flatMap(({ sentence, certainty, wouldChange }) => [
        sentence,
        certainty,
        wouldChange,
      ]),
      ...document.blocks.flatMap(sentencesOf),
    ];
    expect(said.filter((sentence) => !all.includes(sentence))).toEqual([]);

    const tables = document.blocks.filter((block) => block.kind === 'table');
    const live = new Set((await ran.liveSheets?.())?.sheets.map(({ name }) => name));
    const own = tables.filter(({ name }) => name === undefined || !live.has(name));
    for (const table of own) expectSheetOf(table, own, sheets);
  });
});

/** There is a sheet with each row of the table, or a longer table of the same heading has all of them. */
function expectSheetOf(table: Table, all: readonly Table[], sheets: Sheets): void {
  const { heading } = table;
  const isShorter = all.some(
    (other) =>
      other.heading === heading &&
      other.rows.length > table.rows.length &&
      table.rows.every(({ cells }) => other.rows.some((row) => `${row.cells}` === `${cells}`)),
  );
  if (heading !== undefined && isShorter) return;
  const found = sheets.filter(({ rows }) => holds(rows, table));
  expect(found.length, `${heading ?? table.name}`).toBeGreaterThan(0);
}

/** Whether the rows of a sheet have the rows of a table one below the other, each figure as its text says. */
function holds(rows: Sheets[number]['rows'], { heading, columns, rows: wanted }: Table): boolean {
  if (heading !== undefined && !rows.some(([first]) => first === heading)) return false;
  const cells = wanted.map((row) =>
    columns.flatMap(({ drawn, figures }, c) =>
      drawn === true
        ? []
        : figures !== undefined && figures.length > 1
          ? figures.map(() => undefined)
          : [row.cells[c] ?? ''],
    ),
  );
  return rows.some((_, at) =>
    cells.every((row, i) =>
      row.every((text, c) => text === undefined || says(rows[at + i]?.[c], text)),
    ),
  );
}

/** What stands where nothing is known. */
const nothing = /^[^\p{L}\p{N}]*$/u;

/** Whether a value of a cell is what the text says: a number to one unit of the text's last digit, as columns add up. */
function says(value: unknown, text: string): boolean {
  if (value === null || value === undefined || value === '') return nothing.test(text);
  if (value instanceof Date) return value.toISOString().slice(0, 10) === text;
  if (typeof value !== 'number') return value === text;
  const plain =
    /^(?<sign>[+\u2212-]?)(?<digits>\d[\d,]*(?:\.(?<decimals>\d+))?)(?<percent>%?)$/.exec(
      text,
    )?.groups;
  // A text with more than the number says it in its own way: "7+", "\u2212$12".
  if (plain === undefined) return /\d|[\p{L}]/u.test(text);
  const { sign = '', digits = '', decimals = '', percent = '' } = plain;
  const size = Number(digits.replaceAll(',', '')) * (sign === '\u2212' || sign === '-' ? -1 : 1);
  const shown = percent === '' ? value : value * 100;
  const unit = 10 ** -decimals.length;
  return (
    Math.abs(shown - size) <= unit * (1 + 1e-9) || (Math.abs(-shown - size) <= unit && sign !== '')
  );
}
