import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { workbookFaults } from '../../src/render/workbook/testing/workbook-faults.ts';
import { type PageFiles, pageLines, writePages } from '../harness/page-files.ts';
import { changed, recalculated, soffice, type Values } from './recalculated.ts';

const names = Object.keys(pageLines);

describe('the workbook of each command', () => {
  let files: PageFiles;

  beforeAll(async () => {
    files = await writePages(inject('program'), pageLines, '.xlsx');
  });

  afterAll(() => files?.remove());

  it.each(names)('%s: needs no repair', (name) => {
    expect(workbookFaults(readFileSync(files.file(name)))).toEqual([]);
  });

  it.each(names)(
    '%s: begins with the answer, and is no formula where it is a text',
    async (name) => {
      const { sheets } = await readXlsx(readFileSync(files.file(name)));
      expect(sheets[0]?.name).toBe('Answer');
      for (const { rows } of sheets)
        for (const value of rows.flat())
          expect(typeof value === 'number' ? Number.isFinite(value) : true).toBe(true);
    },
  );

  describe.skipIf(soffice === '')('in LibreOffice, without the values of formulas', () => {
    let computed: Promise<readonly Values[]> | undefined;
    const opened = () => {
      computed ??= recalculated(names.map((name) => changed(readFileSync(files.file(name)))));
      return computed;
    };

    it.each(names)('%s: has every sheet and every cell as it was written', async (name) => {
      const { sheets } = await readXlsx(readFileSync(files.file(name)));
      const found = (await opened())[names.indexOf(name)];
      expect([...(found?.keys() ?? [])]).toEqual(sheets.map((sheet) => sheet.name));
      for (const { name: sheet, rows } of sheets) {
        for (const [r, row] of rows.entries()) {
          for (const [c, value] of row.entries()) {
            const other = found?.get(sheet)?.[r]?.[c] ?? null;
            const where = `${name}, ${sheet}, row ${r + 1}, column ${c + 1}`;
            // A step of a formula may be written without what it comes to.
            if (value === null) continue;
            if (typeof value === 'number')
              expect(Math.abs(Number(other) - value), where).toBeLessThan(
                1e-6 * Math.max(1, Math.abs(value) * 1e-6),
              );
            else expect(other === '' ? null : other, where).toEqual(value === '' ? null : value);
          }
        }
      }
    });
  });
});
