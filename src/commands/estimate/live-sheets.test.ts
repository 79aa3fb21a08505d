import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/run-of.ts';
import { estimate } from './command.ts';

const run = runOf(estimate);

async function sheetsOf(options: Readonly<Record<string, string>>) {
  const world = { directory: '.', stdin: Readable.from([]) };
  const { liveSheets } = await run({ operands: [], options }, world);
  const found = await liveSheets?.();
  if (found === undefined) throw new Error('no sheets');
  return found;
}

describe('an estimate in formulas', () => {
  it('has room for a longer stay: ten years of months, or two and a half times what is counted', async () => {
    const rowsFor = async (tenure: string, spend = '100/mo') => {
      const { sheets } = await sheetsOf({ spend, tenure });
      // Above the periods stand a title, a note, the sums and a head.
      return (sheets.find(({ name }) => name === 'Periods')?.rows.length ?? 0) - 4;
    };
    expect(await rowsFor('4y')).toBe(120);
    expect(await rowsFor('10y')).toBe(300);
    expect(await rowsFor('3y', '100/y')).toBe(10);
  });

  it('has one row for all further periods where payments have no end', async () => {
    const { sheets } = await sheetsOf({ spend: '100/y', retention: '50%/y' });
    const rows = sheets.find(({ name }) => name === 'Periods')?.rows ?? [];
    // Of 1 + ½ + ¼ + … ten years are 2 − 2⁻⁹, and what follows is 2⁻⁹.
    expect(rows.at(-1)?.[0]?.value).toBe('10 on');
    expect(rows.at(-1)?.[1]?.value).toBeCloseTo(2 ** -9, 15);
    expect(rows[2]?.[1]?.value).toBeCloseTo(2, 15);
  });

  it('is values, and says so, where a sheet of all periods or customers would not do', async () => {
    const daily = await sheetsOf({ spend: '1/d', tenure: '20y' });
    expect(daily.sheets).toEqual([]);
    expect(daily.notes.join(' ')).toMatch(/^The figures are values: so many periods/);
    const several = await sheetsOf({ spend: '100/mo', tenure: '2y,4y' });
    expect(several.sheets).toEqual([]);
    expect(several.notes.join(' ')).toMatch(/^The figures are values: formulas compute one/);
  });

  it('has the middle of a range, and says so', async () => {
    const { sheets, notes } = await sheetsOf({ spend: '100/mo', tenure: '2y..4y', draws: '100' });
    const row = sheets[1]?.rows.find(([label]) => label?.value === 'Spend');
    expect(row?.[2]?.value).toBe(3600);
    expect(notes.join(' ')).toContain('each range at its base');
  });
});
