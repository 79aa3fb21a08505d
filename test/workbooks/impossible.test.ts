import { expect, it } from 'vitest';
import { changed, recalculated, soffice, type Values } from './recalculated.ts';
import { storedValues, typedByName, written } from './written-workbook.ts';

const cohorts = 'cohorts fixtures/shop/orders.csv --margin 55% --acquisition 20';

/** Sheets that compute by a margin, the head of a column that does, and the command line that has them. */
const lines = [
  ['Waterfall', 'by formula', 'estimate --spend 1062/mo --tenure 4y --margin 25%'],
  ['Segments', 'by formula', 'value fixtures/households/households.csv --by home --margin 25%'],
  ['Cohorts', 'margin so far', cohorts],
  ['Margin by age', '90 days', cohorts],
  ['Value to come', 'value', 'forecast fixtures/shop/orders.csv --margin 55%'],
] as const;

it.skipIf(soffice === '')(
  'a margin that cannot be leaves no figure computed, and the check of each sheet says why',
  async () => {
    const books = await Promise.all(
      lines.map(async ([, , line]) => {
        const { workbook } = await written(`rapport ${line}`, '.');
        const stored = await storedValues(workbook);
        return [changed(workbook), changed(workbook, typedByName(stored, { margin: 30 }))];
      }),
    );
    const computed = await recalculated(books.flat());
    for (const [i, [sheet, head]] of lines.entries()) {
      const figuresOf = (values: Values | undefined) => {
        const rows = values?.get(sheet) ?? [];
        const column = rows[4]?.indexOf(head) ?? -1;
        return { check: rows[2]?.[1], figure: typeof rows[6]?.[column] };
      };
      expect(figuresOf(computed[2 * i]), sheet).toEqual({
        check: 'all differences are below a cent',
        figure: 'number',
      });
      const impossible = figuresOf(computed[2 * i + 1]);
      expect(impossible.check, sheet).toBe(
        'an assumption is out of its range: see the column Check',
      );
      expect(impossible.figure, sheet).not.toBe('number');
    }
  },
);
