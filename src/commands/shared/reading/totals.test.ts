import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customersFrom, found, lines } from './testing/customers-from.ts';

const head = 'id,monthly spend,tenure_months';

const idsOf = async (rows: string, header = head) => {
  const { customers, sources } = await customersFrom({ 'a.csv': `${header}\n${rows}\n` });
  return { ids: customers.ids, aside: sources[0]?.setAside };
};

test.each([
  ['in German', 'A,10.50,12\nB,20,6\nSumme,30.50,18', 'A B'],
  ['a sum and a mean', 'A,10.50,12\nB,20,6\nC,4.50,3\nOverall,35,21\nAverage,11.67,7', 'A B C'],
  ['a sum and a number', 'A,10,12\nB,20,6\nGesamtergebnis,30,18\nAnzahl,2,2', 'A B'],
  ['a sum of the spend and a mean of the tenure', 'A,10,12\nB,20,6\nИтого,30,9', 'A B'],
  ['a mean rounded to whole months', 'A,10,12\nB,20,5\nMittelwert,15,9', 'A B'],
  ['without a tenure', 'A,10,12\nB,20,6\n合計,30,', 'A B'],
  ['of equal rows', 'A,9.99,12\nB,9.99,12\nC,9.99,12\nSuma,29.97,36', 'A B C'],
  ['without a name', 'A,10,12\nB,20,6\n,30,18', 'A B'],
  ['of groups', 'A,10,12\nB,20,6\nSumme,30,18\nC,5,3\nD,7,4\nSumme,12,7\nSumme,42,25', 'A B C D'],
  ['of groups, without a name', 'A,10,12\nB,20,6\n,30,18\nC,5,3\nD,7,4\n,12,7\nE,1,1', 'A B C D E'],
  ['of exact means', 'C1,10.50,12\nC2,20,6\nC3,4.50,3\nIm Schnitt,11.67,7', 'C1 C2 C3'],
  ['with a name of its own', 'C1,10,12\nC2,20,6\nTutti i clienti,30,18', 'C1 C2'],
  ['Excel', 'A,10,12\nA,20,6\nA Total,30,18\nB,1,1\nB Total,1,1\nGrand Total,31,19', 'A B'],
])('a total %s is no customer', async (_, rows, ids) => {
  const read = await customersFrom(
    { 'a.csv': `${head}\n${rows}\n` },
    { options: { duplicates: 'sum' } },
  );
  expect(read.customers.ids.join(' ')).toBe(ids);
  const [source] = read.sources;
  const aside = Object.values(source?.setAside ?? {}).reduce((sum, count) => sum + count, 0);
  expect(source?.read).toBe((source?.used ?? 0) + aside + (source?.rejected ?? 0));
});

test.each([
  [
    'after two others, by one amount',
    'Acme Ltd,100,12\nUmbrella Inc,200,12\nSiemens,300,12',
    'total-likely',
  ],
  ['with the id of another', 'C1,100,1\nC2,200,2\nC3,300,3', 'total-likely'],
  ['beside equal ones', 'A,9.99,12\nB,9.99,12\nC,9.99,12', undefined],
  ['that is called like a total', 'A,10,12\nB,20,6\nAll,7,3\nMedia,8,4', undefined],
  ['called All, with the mean of equal amounts', 'A,9.99,12\nB,9.99,12\nAll,9.99,12', undefined],
  ['called Total Wine', 'A,10,12\nTotal Wine,10,12\nB,20,6', undefined],
  ['of another form than the others', 'C1,10,12\nC2,20,6\nKlaus,31,18', undefined],
  ['with another form and amounts near the mean', 'A B,50,12\nC D,52,12\nKlaus,51,12', undefined],
  ['who pays what the only other payer does', 'A1,10,12\nB2,0,12\nKlaus,10,12', undefined],
  ['of whom the spend is a sum and the tenure a mean', 'A,10,12\nB,20,6\nC,30,9', undefined],
  ['of whom the spend alone fits', 'C1,10,12\nC2,20,6\nKlaus,30,4', undefined],
])('a customer %s stays one', async (_, rows, warning) => {
  const read = await customersFrom({ 'a.csv': `${head}\n${rows}\n` });
  expect(read.customers.ids).toEqual(rows.split('\n').map((row) => row.split(',')[0]));
  const said = read.problems.tallies().map(({ examples }) => examples[0]?.code);
  expect(said).toEqual(warning === undefined ? [] : [warning]);
});

test('the money of a total with decimal commas is left out', async () => {
  const read = await customersFrom({
    'a.csv':
      'id;Umsatz pro Monat;tenure_months\n'.replace('Umsatz pro Monat', 'monthly spend') +
      'A;1.200,50;12\nB;1.100;6\nGesamt;2.300,50;18\n',
  });
  expect(lines(read)).toEqual(['A 1200.5/0.0833333y 1y', 'B 1100/0.0833333y 0.5y']);
  expect(found(read)).toEqual(['1 total-set-aside a.csv:4']);
});

test('a total in one of two files is left out of both', async () => {
  const read = await customersFrom({
    'a.csv': `${head}\nA1,10,12\nB2,20,6\nEverything,30,18\n`,
    'b.csv': `${head}\nC,1,2\nD,2,3\n`,
  });
  expect(read.customers.ids).toEqual(['A1', 'B2', 'C', 'D']);
});

const customers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99 })), {
    minLength: 2,
    maxLength: 30,
  })
  .filter((rows) => new Set(rows.map(([cents]) => cents)).size > 1);
const names = fc.constantFrom('Summe', 'Totale', 'Overall', '', 'Σ über alles');

test('the total of any rows is set aside, and no row of a customer', async () => {
  await fc.assert(
    fc.asyncProperty(customers, names, async (rows, name) => {
      const sum = (i: 0 | 1) => rows.reduce((total, row) => total + row[i], 0);
      const line = (id: string, cents: number, months: number) =>
        `${id},${(cents / 100).toFixed(2)},${months}`;
      const ids = rows.map((_, i) => `C${i}`);
      const lines = rows.map(([cents, months], i) => line(ids[i] ?? '', cents, months));
      expect(await idsOf([...lines, line(name, sum(0), sum(1))].join('\n'))).toEqual({
        ids,
        aside: { 'total-set-aside': 1 },
      });
      expect((await idsOf(lines.join('\n'))).ids).toEqual(ids);
    }),
    { numRuns: 60 },
  );
});
