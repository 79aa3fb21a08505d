import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { LiveSheets, SheetCell } from '../../render/workbook/sheet.ts';
import { runOf } from '../testing/run-of.ts';
import { value } from './command.ts';

const run = runOf(value);
const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Names that a spreadsheet could take for a formula, a pattern or a number, and that differ by their case only. */
const names = ['""); =1+1', '*zz*', '?zz', '~zz', '>5zz', '', 'Zada', 'ZADA', "z'z"];

async function sheetsOf(options: Readonly<Record<string, string | string[]>>): Promise<LiveSheets> {
  const rows = names.map((name, i) => `zid${i},"${name}",${10 * (i + 1)},${i + 1},ended`);
  writeFileSync(
    join(folder, 'list.csv'),
    `id,group,monthly spend,tenure months,status\n${rows.join('\n')}\n`,
  );
  const world = { directory: folder, stdin: Readable.from([]) };
  const { liveSheets } = await run({ operands: ['list.csv'], options }, world);
  const found = await liveSheets?.();
  if (found === undefined) throw new Error('no sheets');
  return found;
}

const cellsOf = ({ sheets }: LiveSheets): SheetCell[] =>
  sheets.flatMap(({ rows }) => rows.flatMap((row) => row.filter((cell) => cell !== null)));

const given = { margin: '25%', serving: '1/mo + 2%', acquisition: '7' };

describe('the values of customers in formulas', () => {
  it('have no text of the file in a formula', async () => {
    const cells = cellsOf(await sheetsOf({ ...given, by: ['group'] }));
    const formulas = cells.flatMap(({ formula }) => formula ?? []);
    expect(formulas.length).toBeGreaterThan(50);
    for (const formula of formulas) expect(formula).not.toMatch(/z|1\+1/i);
    // Nine segments, one customer each, counted by the number of the segment.
    for (let s = 1; s <= names.length; s++)
      expect(formulas.filter((formula) => /COUNTIF\(/.test(formula)).join('\n')).toContain(
        `,${s})`,
      );
  });

  it('come to the values by hand before anything is computed', async () => {
    const { sheets } = await sheetsOf(given);
    const rows = new Map(
      sheets.find(({ name }) => name === 'Waterfall')?.rows.map((row) => [row[0]?.value, row]),
    );
    // Σ 10(i+1) a month for i+1 months: 10·Σ i² = 2850 for 9 customers; 45 months in all.
    expect(rows.get('Spend')?.[2]?.value).toBe(2850);
    expect(rows.get('Cost of goods')?.[2]?.value).toBe(-2850 * 0.75);
    expect(rows.get('Serving')?.[2]?.value).toBe(-(45 + 0.02 * 2850));
    expect(rows.get('Acquisition')?.[2]?.value).toBe(-63);
    expect(rows.get('Net value')?.[2]?.value).toBe(2850 * 0.25 - 45 - 57 - 63);
  });

  it('are values where an input of the formulas differs by segment, and say so', async () => {
    const file = join(folder, 'two.csv');
    writeFileSync(file, 'id,group,monthly spend,tenure months\n1,a,10,3\n2,b,20,4\n');
    const world = { directory: folder, stdin: Readable.from([]) };
    const options = { by: ['group'], margin: 'a=20%,b=30%' };
    const { liveSheets } = await run({ operands: ['two.csv'], options }, world);
    const found = await liveSheets?.();
    expect(found?.sheets).toEqual([]);
    expect(found?.notes.join(' ')).toBe(
      'The figures are values: these inputs differ by segment: margin.',
    );
  });
});
