import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../../../core/report.ts';
import type { Problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionTexts } from '../../option.ts';
import { customersFrom } from './testing/customers-from.ts';

interface Written {
  readonly id: string;
  readonly cents: number;
  readonly months: number;
  readonly label: string;
}

const row = fc.record({
  // Words for a blank name nobody.
  id: fc
    .stringMatching(/^[A-Za-z0-9ëß@.-]{1,8}$/)
    .filter((id) => !/^(-|na|nan|null|none)$/i.test(id)),
  cents: fc.integer({ min: 0, max: 10 ** 9 }),
  months: fc.integer({ min: 0, max: 600 }),
  // Text that begins with a quotation mark and has another below can be taken for a stray one.
  label: fc
    .stringMatching(/^[a-z]?[a-z ,;"\n|]{0,6}$/)
    .map((text) => text.replace(/^["\s]+/, '').trim()),
});
const rows = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 20,
  selector: ({ id }) => id.toLowerCase(),
});

const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  decimal: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  mark: fc.boolean(),
});

/** A file of the rows as a program would write it that has these habits. */
function written(
  table: readonly Written[],
  habits: typeof dialect extends fc.Arbitrary<infer T> ? T : never,
): string {
  const { delimiter, newline, decimal, grouped, mark } = habits;
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', newline)}"`;
  const money = (cents: number) => {
    const whole = String(Math.floor(cents / 100));
    const group = decimal === '.' ? ',' : '.';
    const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    return `${digits}${decimal}${String(cents % 100).padStart(2, '0')}`;
  };
  const lines = table.map(({ id, cents, months, label }) =>
    [quoted(id), quoted(label), quoted(money(cents)), String(months)].join(delimiter),
  );
  const head = ['Customer ID', 'Segment name', 'Annual spend', 'Tenure (months)'].join(delimiter);
  return `${mark ? '\uFEFF' : ''}${[head, ...lines].join(newline)}${newline}`;
}

test('what is written in any dialect is what is read', async () => {
  await fc.assert(
    fc.asyncProperty(rows, dialect, async (table, habits) => {
      const content = written(table, habits);
      const { customers, sources } = await customersFrom(
        { 'a.csv': content },
        { labels: ['segment name'] },
      );
      expect(sources).toEqual([
        { file: 'a.csv', read: table.length, used: table.length, setAside: {}, rejected: 0 },
      ]);
      expect(customers.ids).toEqual(table.map(({ id }) => id));
      expect([...customers.amount]).toEqual(table.map(({ cents }) => cents / 100));
      expect([...(customers.tenureYears ?? [])]).toEqual(table.map(({ months }) => months / 12));
      const labels = customers.labels.get('segment name');
      expect(Array.from(labels?.codes ?? [], (code) => labels?.values[code])).toEqual(
        table.map(({ label }) => label),
      );
    }),
    { seed: 5, numRuns: 150 },
  );
});

function expectAccounted(sources: readonly Source[]): void {
  for (const { read, used, setAside, rejected } of sources) {
    const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
    expect(read).toBe(used + aside + rejected);
  }
}

const cells = fc.constantFrom('A', 'B', 'C', '', '10', '1,5', '1.5', 'x', '2024-01-01', '-3', '"');

test('every row is used, set aside or rejected, whatever it holds', async () => {
  const lines = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lines, async (table) => {
      const content = table.map((line) =>
        line.map((cell) => (cell === '"' ? '"q"' : cell)).join(';'),
      );
      const file = `id;annual spend;start;end\nZ;1;2020-01-01;2021-01-01\n${content.join('\n')}\n`;
      const options = { 'as-of': '2024-06-01', duplicates: 'first', decimal: '.' };
      const { customers, sources } = await customersFrom({ 'a.csv': file }, { options });
      expectAccounted(sources);
      expect(customers.count).toBe(sources[0]?.used);
      // What is not blank is a row.
      const filled = table.filter((line) => line.some((cell) => cell !== ''));
      expect(sources[0]?.read).toBe(filled.length + 1);
    }),
    { seed: 6, numRuns: 200 },
  );
});

const odd = fc.constantFrom(
  ...["'B", '', ' ', '1,234', '1.234', '$5', '(3)', 'x', '-3', '13/02/2023', '02/13/2023', 'gold'],
  ...['Total', 'Grand Totals (3 records)', 'Copyright 2024', '"a\nb"', '"', 'a"b', '1,2', 'ü'],
);
const usual: Readonly<Record<string, readonly string[]>> = {
  id: ['A', 'a', 'B', 'C', 'D', 'E', 'F', 'G'],
  'monthly spend': ['10', '2.50', '€5', '1,234', '"1,234.50"', '-3'],
  'Total spend': ['10', '2.50', '0', '€5'],
  years: ['0', '1', '2.5', ''],
  start: ['2023-01-01', '2022-02-03', '13/02/2023', '01/02/2023', ''],
  end: ['', '2024-01-01', '2022-06-30', '14/02/2024', '03/02/2023'],
  'last order': ['2024-01-01', '2023-01-01', '2022-01-01'],
  status: ['active', 'ended', '', 'draft'],
  currency: ['EUR', 'EUR', 'EUR', 'USD', ''],
  home: ['x', 'y', ''],
};
const alone = [
  ['id', 'monthly spend', 'years', 'home'],
  ['home', 'id', 'monthly spend', 'start', 'end'],
  ['id', 'Total spend', 'start', 'last order'],
  ['id', 'monthly spend', 'start', 'status', 'currency'],
  ['id', 'monthly spend'],
];
const joined = [
  ['id', 'home'],
  ['id', 'start', 'end', 'status'],
  ['id', 'years'],
  ['id', 'end', 'home'],
];
const fileWith = (headers: readonly (readonly string[])[]) =>
  fc.constantFrom(...headers).chain((names) => {
    const good = fc.tuple(...names.map((name) => fc.constantFrom(...(usual[name] ?? ['']))));
    const line = fc.oneof(
      { weight: 12, arbitrary: good },
      { weight: 1, arbitrary: fc.array(odd, { maxLength: 5 }) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(good, fc.nat(), odd)
          .map(([cells, at, cell]) => cells.with(at % cells.length, cell)),
      },
    );
    return fc
      .array(line, { minLength: 1, maxLength: 8 })
      .map((table) => `${[names, ...table].map((each) => each.join(',')).join('\n')}\n`);
  });
const anyOptions = fc.record(
  {
    'as-of': fc.constant('2024-06-01'),
    duplicates: fc.constantFrom('sum', 'first', 'each'),
    decimal: fc.constantFrom('.', ','),
    'date-order': fc.constantFrom('dmy', 'mdy', 'ymd'),
    currency: fc.constant('EUR'),
    rates: fc.constant('rates.csv'),
    column: fc.constantFrom(['quantity=-'], ['id=-'], ['status=-', 'currency=-'], ['last=-']),
    join: fc.constant(['c.csv']),
    rejects: fc.constant('r.csv'),
  },
  { requiredKeys: ['as-of', 'duplicates', 'decimal', 'date-order', 'currency', 'rates'] },
);

/** Rows as they are usual, each but for one cell perhaps. */
const nearlyUsual = fc.constantFrom(...alone).chain((names) => {
  const good = fc.tuple(...names.map((name) => fc.constantFrom(...(usual[name] ?? ['']))));
  const cell = odd.filter((text) => !/["\n]|Copyright/.test(text));
  const changed = fc
    .tuple(good, fc.nat(), cell)
    .map(([cells, at, text]) => cells.with(at % cells.length, text));
  const line = fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: changed });
  return fc.array(line, { minLength: 1, maxLength: 8 }).map((table) => [names, ...table]);
});

test('a column that nobody asks for changes nothing, though its quotes keep rows from being read in their bytes', async () => {
  const outcome = async (content: string, options: OptionTexts) => {
    const asked = { options, spend: 'optional', tenure: 'optional' } as const;
    try {
      const { customers, sources, problems } = await customersFrom({ 'a.csv': content }, asked);
      return { customers: { ...customers }, sources, problems: problemsOf(problems.tallies()) };
    } catch (error) {
      if (error instanceof Refusal) return problemsOf([{ examples: error.problems }]);
      throw error;
    }
  };
  const problemsOf = (tallies: readonly { readonly examples: readonly Problem[] }[]) =>
    tallies.flatMap(({ examples }) =>
      examples.map(({ code, at }) => [code, at?.line, at?.column].join(' ')),
    );
  const text = (table: readonly (readonly string[])[], more: (line: number) => string) =>
    table.map((cells, line) => `${cells.map(quotedCell).join(',')}${more(line)}\n`).join('');
  const quotedCell = (cell: string) => (/^[^"].*,/.test(cell) ? `"${cell}"` : cell);
  await fc.assert(
    fc.asyncProperty(nearlyUsual, anyOptions, async (table, { rates, join, ...options }) => {
      const quoted = text(table, (line) => (line === 0 ? ',note' : ',"a ""b"""'));
      const plain = text(table, () => '');
      expect(await outcome(quoted, options)).toEqual(await outcome(plain, options));
    }),
    { seed: 9, numRuns: 400 },
  );
});

test('whatever the files hold, they are refused or accounted for to the last row', async () => {
  const files = fc.record({
    'a.csv': fileWith(alone),
    'b.csv': fileWith(alone),
    'c.csv': fileWith(joined),
  });
  let read = 0;
  await fc.assert(
    fc.asyncProperty(files, fc.boolean(), anyOptions, async (all, two, options) => {
      const { 'b.csv': b, 'c.csv': c, ...one } = all;
      const named = {
        'rates.csv': 'currency,rate\nUSD,0.90\n$,0.90\n',
        ...one,
        ...(two && { 'b.csv': b }),
        ...(options.join && { 'c.csv': c }),
      };
      const labelled = Object.values(named).some((content) => content.includes('home'));
      const asked = {
        options,
        labels: labelled ? ['home'] : [],
        spend: 'optional',
        tenure: 'optional',
      } as const;
      const table = await customersFrom(named, asked).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
      if (table === undefined) return;
      read += 1;
      expectAccounted(table.sources);
      const { count, ids, amount, amountYears, tenureYears, startDay, labels } = table.customers;
      expect(new Set(ids).size).toBe(count);
      for (const column of [amount, amountYears, tenureYears ?? amount]) {
        expect(column).toHaveLength(count);
        expect(column.every(Number.isFinite)).toBe(true);
      }
      expect(amountYears.every((years) => years >= 0)).toBe(true);
      expect(startDay ?? { length: count }).toHaveLength(count);
      for (const { codes } of labels.values()) expect(codes).toHaveLength(count);
    }),
    { seed: 7, numRuns: 250 },
  );
  // The files are bad, but not so bad that the law would hold of nothing.
  expect(read).toBeGreaterThan(30);
});
