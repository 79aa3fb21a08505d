import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenFile } from '../layout/open-file.ts';
import { openFile } from '../layout/open-file.ts';
import type { OrderRequest } from './order-request.ts';
import { readPurchaseLog } from './purchase-log.ts';

import { logOutcome as outcome, logRequest as request } from './testing/log-outcome.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const world = () => ({ directory, stdin: Readable.from([]) });
/** Opens files so that the text of every cell is read, and no record in its bytes. */
const asText: OpenFile = async (...file) => {
  const opened = await openFile(...file);
  return {
    ...opened,
    records: (taker) => opened.records({ take: (...row) => taker.take(...row) }),
  };
};

/** Counts the records that are read in their bytes. */
const counting =
  (taken: (count: number) => void): OpenFile =>
  async (...file) => {
    const opened = await openFile(...file);
    return {
      ...opened,
      records: (taker) =>
        opened.records({
          take: (...row) => taker.take(...row),
          rows: taker.rows && {
            ...taker.rows,
            take: (...row) => {
              const count = taker.rows?.take(...row) ?? 0;
              taken(count);
              return count;
            },
          },
        }),
    };
  };

/** How many records are read in their bytes; all comes to the same as their text, to the last bit. */
async function agrees(request: OrderRequest): Promise<number> {
  let taken = 0;
  const inBytes = await outcome(
    readPurchaseLog(
      request,
      world(),
      counting((count) => {
        taken += count;
      }),
    ),
  );
  expect(inBytes).toStrictEqual(await outcome(readPurchaseLog(request, world(), asText)));
  return taken;
}

const write = (content: string | Buffer, name = 'orders.csv') =>
  writeFileSync(join(directory, name), content);

/** One of the first with a weight, else one of the rest. */
const mostly = (usual: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const ids = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c1', 'cus_0000000001', 'cus_0000000002') },
  fc.constantFrom('ada@example.com', 'José', '\u{1f600}', '\uff5e', 'x'.repeat(60), 'é'.repeat(30)),
);
const id = mostly(
  ids,
  'A',
  "'7",
  ' a',
  'a ',
  '',
  '-',
  'total',
  'Total: 3',
  'é\u00a0',
  'a"b',
  '"a"',
  '17850.0',
  'a\u0000',
);
const isoDay = fc
  .tuple(
    fc.integer({ min: 1969, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')));
const dates: readonly fc.Arbitrary<string>[] = [
  isoDay.map((parts) => `2024-${parts.slice(1).join('-')}`),
  isoDay.map((parts) => `${parts.join('-')} 10:15:00 +0000`),
  isoDay.map(([y = '', m = '', d = '']) => `${d}/${m}/${y}`),
  isoDay.map(([y = '', m = '', d = '']) => `${Number(m)}/${Number(d)}/${y}`),
  isoDay.map(([y = '', m = '', d = '']) => `${d}.${m}.${y}`),
  isoDay.map((parts) => parts.join('')),
];
const oddDates = [
  '2024-02-30',
  '2024-5-1',
  '1 May 2024',
  'May 2024',
  '',
  '2024-05',
  '05/13/2024',
  '13/05/2024',
  '2024-05-01T10:00Z',
  '2024-05-01 10:00 PM',
  ' 2024-05-01',
  "'2024-05-01",
  '0000-01-01',
  '9999-12-31',
  '2200-01-01',
  'today',
];
const amounts: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: -500, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc
    .integer({ min: -500, max: 100_000 })
    .map((cents) => (cents / 100).toFixed(2).replace('.', ',')),
  fc.integer({ min: 0, max: 10_000_000 }).map((small) => String(small / 10_000)),
];
const oddAmounts = [
  '1e2',
  '1_000',
  '1.005',
  '1,005',
  '+5',
  '1,000.50',
  '1.000,50',
  '$5',
  '(5.00)',
  '5 EUR',
  '',
  '-',
  '0',
  '-0',
  '-0.00',
  '1.00005',
  '007.5',
  '.5',
  '5.',
  '12345678901',
  '99999999999999',
  'NaN',
  '1.2.3',
  "'5",
  '5%',
  '−5.00',
];

/** Files of a plain log, nearly all of whose cells are written alike. */
const file = fc
  .record({
    delimiter: fc.constantFrom(',', ',', ';', '\t'),
    ending: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '', '\ufeff'),
    quoting: fc.constantFrom('needed', 'needed', 'all', 'careless'),
    last: fc.constantFrom('', 'end', 'blank', 'total'),
    date: fc.constantFrom(...dates),
    amount: fc.constantFrom(...amounts),
    extra: fc.constantFrom('', '', 'status', 'currency', 'note', 'order id'),
    noteFirst: fc.boolean(),
  })
  .chain((style) =>
    fc
      .array(
        fc.tuple(
          id,
          mostly(style.date, ...oddDates),
          mostly(style.amount, ...oddAmounts),
          style.extra === 'status'
            ? mostly(
                fc.constantFrom('paid', 'Paid', 'partially_refunded'),
                'failed',
                'pending',
                '',
                'PaID',
                'odd',
              )
            : style.extra === 'currency'
              ? mostly(fc.constant('EUR'), 'USD', '', 'eur', '€')
              : mostly(
                  fc.constantFrom('x', 'sugar', 'so-1', '2'),
                  '',
                  'Total',
                  'a,b',
                  'two\nlines',
                  '"',
                ),
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((rows) => written(style, rows)),
  );

interface Style {
  readonly delimiter: string;
  readonly ending: string;
  readonly mark: string;
  readonly quoting: string;
  readonly last: string;
  readonly extra: string;
  readonly noteFirst: boolean;
}

function written(style: Style, rows: readonly (readonly string[])[]): string {
  const { delimiter, ending, quoting, extra, noteFirst } = style;
  const cell = (text: string) => {
    if (quoting === 'careless') return text;
    const needed = text.includes(delimiter) || text.includes('"') || /[\r\n]/.test(text);
    return needed || quoting === 'all' ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly string[]) => {
    const [customer = '', date = '', amount = '', more = ''] = cells;
    const order = noteFirst ? [more, date, customer, amount] : [customer, date, amount, more];
    const kept = extra === '' ? [customer, date, amount] : order;
    return kept.map(cell).join(delimiter);
  };
  const header = ['customer_id', 'date', 'amount', extra];
  const foot = {
    '': '',
    end: ending,
    blank: `${ending}${ending}`,
    total: `${ending}Total${ending}`,
  };
  const lines = [header, ...rows].map(line).join(ending);
  return `${style.mark}${lines}${foot[style.last as keyof typeof foot]}`;
}

test('rows read in their bytes are those of their text, in files of every kind', async () => {
  const options = fc.constantFrom<Partial<OrderRequest>>(
    {},
    {},
    {},
    {},
    { dateOrder: 'dmy' },
    { dateOrder: 'mdy' },
    { decimal: ',' },
    { decimal: '.' },
    { amounts: 'gross' },
    { until: 19_850 },
    { currency: 'EUR' },
    { delimiter: ';' },
  );
  let taken = 0;
  const runs = 500;
  await fc.assert(
    fc.asyncProperty(file, options, async (content, more) => {
      write(content);
      taken += await agrees(request(more));
    }),
    { seed: 11, numRuns: runs, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(3 * runs);
});

test('rows read in their bytes are those of their text in every export', async () => {
  const exports = fileURLToPath(new URL('../../../fixtures/exports/', import.meta.url));
  let taken = 0;
  for (const name of readdirSync(exports))
    for (const amounts of ['net', 'gross'] as const)
      taken += await agrees(request({ files: [join(exports, name)], amounts }));
  expect(taken).toBeGreaterThan(0);
});

test('several files, each written in its own way', async () => {
  write('customer,date,amount\na,2024-01-01,1.50\nb,2024-01-02,2\n', 'one.csv');
  write(
    'date;amount;customer\n2024-01-05;3,25;a\n2024-01-01;-0,5;a\n2024-01-07;4,5;c\n',
    'two.csv',
  );
  const settings = request({ files: ['one.csv', 'two.csv'] });
  expect(await agrees(settings)).toBeGreaterThan(0);
  const log = await readPurchaseLog(settings, world());
  // a: 1.50 − 0.50 on the first day, 3.25 four days later.
  expect(log.sources.map(({ read }) => read)).toEqual([2, 3]);
  expect([...log.days.amount]).toEqual([10_000, 32_500, 20_000, 45_000]);
});

test('odd rows among thousands of plain ones, in more than one block', async () => {
  const odd = fc.oneof(
    fc.tuple(id, fc.constantFrom(...oddDates), fc.constantFrom(...oddAmounts)),
    fc.tuple(id, fc.constant('2024-02-03'), fc.constantFrom(...oddAmounts)),
    fc.constantFrom(['"two\nlines"', '2024-01-01', '1.50'], ['"a""b"', '2024-01-01', '1.50']),
    fc.constantFrom([''], ['Total'], ['a', '2024-01-01'], ['a', '2024-01-01', '2', 'more']),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), odd), { minLength: 20, maxLength: 40 }),
      async (placed) => {
        const rows = placed.flatMap(([before, cells]) => [
          ...Array.from(
            { length: before },
            (_, i) => `c${i % 97},2024-03-${10 + (i % 20)},${i}.25`,
          ),
          cells.join(','),
        ]);
        write(`customer,date,amount\n${rows.join('\n')}\nc1,2024-03-01,1.50\n`);
        await agrees(request({ decimal: '.' }));
      },
    ),
    { seed: 17, numRuns: 15, endOnFailure: true },
  );
});
