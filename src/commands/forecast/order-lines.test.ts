import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { lines, summaryOf } from './testing/output-of.ts';

/** What the orders of some files come to, what became of their rows, and what was said. */
async function read(files: Readonly<Record<string, string>>, options: OptionTexts = {}) {
  const answer = await summaryOf(files, options);
  const { result, sources, problems } = answer.report;
  return {
    orders: result.orders,
    refunds: result.refunds,
    customers: lines(answer).map((line) => line.replace(/ \d+ repeat.*, (?=[-\d.]+ in all)/, ' ')),
    setAside: sources.map((source) => source.setAside),
    codes: problems.map(({ code }) => code),
  };
}

const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const one = (...rows: readonly string[]) => ({ 'log.csv': csv(...rows) });

const items = csv(
  'Row ID,Order ID,Order Date,Customer ID,Sales',
  '1,O1,2024-01-05,A,10',
  '2,O1,2024-01-05,A,15',
  '3,O2,2024-01-05,A,5',
  '4,O3,2024-03-01,B,8',
);

describe('lines of one order', () => {
  test('are one order, and add up; given twice, the same', async () => {
    const once = await read({ 'a.csv': items });
    expect(once).toMatchObject({ orders: 3, customers: ['A 30 in all', 'B 8 in all'], codes: [] });
    const twice = await read({ 'a.csv': items, 'b.csv': items });
    expect(twice).toMatchObject({
      orders: 3,
      customers: once.customers,
      setAside: [{}, { 'order-repeated': 4 }],
    });
  });

  test.each(['order_id', 'Order ID', 'invoice', 'InvoiceNo', 'Order Number', 'transaction id'])(
    'by a column %s',
    async (header) => {
      const log = one(
        `${header},customer,date,amount`,
        '1,A,2024-01-05,1',
        '1,A,2024-01-05,2',
        '2,A,2024-01-05,4',
      );
      expect(await read(log)).toMatchObject({ orders: 2, customers: ['A 7 in all'], codes: [] });
      const none = await read(log, { column: ['order=-'] });
      expect(none).toMatchObject({ orders: 3, customers: ['A 7 in all'] });
    },
  );

  test('of a described source and of invoices with prices, the same', async () => {
    const yaml = 'columns: {order: Nr, customer: Kunde, date: Tag, amount: Betrag}\n';
    const log = csv('Nr,Kunde,Tag,Betrag', '1,A,2024-01-05,1', '1,A,2024-01-05,2');
    const priced = csv(
      'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID',
      '1,x,2,2024-01-05,3,A',
      '1,x,2,2024-01-05,3,A',
      '2,y,1,2024-01-05,5,A',
    );
    // Two equal lines of one invoice count twice; those of a second file do not.
    for (const files of [{ 'a.csv': priced }, { 'a.csv': priced, 'b.csv': priced }])
      expect(await read(files)).toMatchObject({ orders: 2, customers: ['A 17 in all'] });
    for (const files of [{ 'a.csv': log }, { 'a.csv': log, 'b.csv': log }]) {
      const source = await described(yaml, files);
      expect(source).toMatchObject({ orders: 1, customers: ['A 3 in all'] });
    }
  });

  test('that list items without an amount are set aside as such', async () => {
    const log = one(
      'Order ID,Email,Created at,Total,Lineitem name,Lineitem price',
      '1,a@example.com,2024-01-01,40,Tee,20',
      '1,,,,Cap,20',
      '2,b@example.com,2024-01-03,15,Cap,15',
    );
    expect(await read(log)).toMatchObject({
      orders: 2,
      customers: ['a@example.com 40 in all', 'b@example.com 15 in all'],
      setAside: [{ 'order-item-line': 1 }],
    });
  });

  test('a row without a number still needs a day and an amount', async () => {
    const log = one(
      'order_id,customer,date,amount',
      '1,A,2024-01-05,1',
      ',A,,2',
      '2,B,,3',
      '3,C,2024-01-06,',
    );
    const { report } = await summaryOf(log);
    expect(report.sources).toMatchObject([
      {
        read: 4,
        used: 1,
        rejected: 1,
        setAside: { 'order-date-missing': 1, 'order-amount-missing': 1 },
      },
    ]);
  });
});

/** As `read`, of a source that a file describes. */
async function described(yaml: string, files: Readonly<Record<string, string>>) {
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'rapport-source-'));
  try {
    writeFileSync(join(folder, 'source.yaml'), yaml);
    return await read(files, { source: join(folder, 'source.yaml') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('an amount that all rows of an order repeat', () => {
  const log = (header: string, product = 'product') =>
    one(
      `order_id,customer,date,${product},${header}`,
      '1,A,2024-01-05,x,30',
      '1,A,2024-01-05,y,30',
      '2,B,2024-01-09,x,10',
    );

  test('is that of the order below the header of a total', async () => {
    for (const header of ['order_total', 'Total'])
      expect(await read(log(header))).toMatchObject({
        orders: 2,
        customers: ['A 30 in all', 'B 10 in all'],
        codes: ['order-amount-once', 'order-item-line'],
      });
  });

  test('adds up below that of a line, and with a warning where the header is none', async () => {
    const options = { column: ['amount=line_total'] };
    expect(await read(log('line_total'), options)).toMatchObject({
      customers: ['A 60 in all', 'B 10 in all'],
      codes: [],
    });
    expect(await read(log('amount'))).toMatchObject({
      customers: ['A 60 in all', 'B 10 in all'],
      codes: ['order-lines-alike'],
    });
  });

  test('is a repeated order where no column speaks of items', async () => {
    expect(await read(log('amount', 'channel'))).toMatchObject({
      customers: ['A 30 in all', 'B 10 in all'],
      codes: ['order-repeated'],
    });
  });

  test('counts as the option says', async () => {
    const line = await read(log('order_total'), { 'amount-per': 'line' });
    expect(line).toMatchObject({ customers: ['A 60 in all', 'B 10 in all'], codes: [] });
    const order = await read(log('amount'), { 'amount-per': 'order' });
    expect(order).toMatchObject({ customers: ['A 30 in all', 'B 10 in all'] });
  });

  test('is refused where many orders are alike, or the totals of an order differ', async () => {
    const many = Array.from({ length: 5 }, (_, i) =>
      csv(`${i},A,2024-01-0${i + 1},x,30`, `${i},A,2024-01-0${i + 1},y,30`).trim(),
    );
    const unclear = one('order_id,customer,date,product,amount', ...many);
    await expect(read(unclear)).rejects.toThrow('order-amounts-unclear');
    const differing = log('order_total');
    differing['log.csv'] += '2,B,2024-01-09,y,20\n';
    await expect(read(differing)).rejects.toThrow('order-amounts-unclear');
    expect(await read(unclear, { 'amount-per': 'line' })).toMatchObject({
      customers: ['A 300 in all'],
    });
  });
});

test('shipping and tax that the rows of an order repeat count once, and those of lines add up', async () => {
  const log = one(
    'order_id,customer,date,amount,shipping,tax',
    '1,A,2024-01-05,10,5,1',
    '1,A,2024-01-05,20,5,2',
    '2,B,2024-01-09,10,0,1',
  );
  // A: 30 − 5 − 3; B: 10 − 1.
  expect(await read(log)).toMatchObject({ customers: ['A 22 in all', 'B 9 in all'] });
});

test('a refund with the number of its purchase stays a refund', async () => {
  const log = one(
    'order_id,customer,date,amount',
    '1,A,2024-01-05,10',
    '1,A,2024-01-05,20',
    '1,A,2024-01-20,-20',
    '2,B,2024-01-09,10',
  );
  expect(await read(log)).toMatchObject({
    orders: 2,
    refunds: 1,
    customers: ['A 10 in all', 'B 10 in all'],
    codes: [],
  });
});

describe('numbers that are not those of one order', () => {
  test('begin again each year: an order a day and customer, with a warning', async () => {
    const log = one(
      'order_id,customer,date,amount',
      '1,A,2023-01-05,10',
      '2,A,2023-02-05,10',
      '1,B,2024-01-05,10',
      '1,B,2024-01-05,4',
    );
    expect(await read(log)).toMatchObject({
      orders: 3,
      customers: ['A 20 in all', 'B 14 in all'],
      codes: ['order-number-reused'],
    });
  });

  test('are words for a kind of order: every row counts, and no file twice', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `web,C${i % 9},2024-01-${10 + (i % 15)},7`);
    const log = csv('order,customer,date,amount', ...rows);
    const { orders, codes } = await read({ 'a.csv': log });
    expect([orders, codes]).toEqual([30, ['order-number-reused']]);
    await expect(read({ 'a.csv': log, 'b.csv': log })).rejects.toThrow('file-repeated');
  });

  test('are blank: a file is not given twice', async () => {
    const log = csv('order_id,customer,date,amount', '1,A,2024-01-05,10', ',A,2024-01-06,10');
    expect(await read({ 'a.csv': log })).toMatchObject({ orders: 2 });
    await expect(read({ 'a.csv': log, 'b.csv': log })).rejects.toThrow('file-repeated');
  });
});

test('a log without numbers is not given twice', async () => {
  const log = csv('customer,date,amount', 'A,2024-01-05,10');
  await expect(read({ 'a.csv': log, 'b.csv': log })).rejects.toThrow('file-repeated');
});

describe('laws', () => {
  const line = fc.record({
    order: fc.integer({ min: 1, max: 6 }),
    amount: fc.integer({ min: 1, max: 9 }),
    what: fc.constantFrom('line', 'item', 'undated', 'refund', 'guest'),
  });
  const rowOf = ({
    order,
    amount,
    what,
  }: typeof line extends fc.Arbitrary<infer L> ? L : never) => {
    const [who, day] = [`C${order % 3}`, `2024-01-0${order}`];
    if (what === 'item') return `${order},,,,x`;
    if (what === 'undated') return `${order},,,${amount},x`;
    if (what === 'refund') return `${order},${who},2024-01-20,-${amount},x`;
    if (what === 'guest') return `,,${day},${amount},x`;
    return `${order},${who},${day},${amount},x`;
  };

  test('no row is lost, and a second file with the same rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (all) => {
        const header = 'order_id,customer,date,amount,product';
        const log = csv(header, '9,C9,2024-01-09,1,x', ...all.map(rowOf));
        const options = { 'amount-per': 'line' };
        const once = await summaryOf({ 'a.csv': log }, options);
        for (const { read: count, used, setAside, rejected } of once.report.sources)
          expect(count).toBe(used + rejected + sum(Object.values(setAside)));
        if (all.some(({ what }) => what === 'guest')) return;
        const twice = await summaryOf({ 'a.csv': log, 'b.csv': log }, options);
        expect(lines(twice)).toEqual(lines(once));
        expect(twice.report.result.orders).toBe(once.report.result.orders);
        for (const { read: count, used, setAside, rejected } of twice.report.sources)
          expect(count).toBe(used + rejected + sum(Object.values(setAside)));
      }),
      { numRuns: 200 },
    );
  });

  test('an order comes to the same in however many lines it stands', async () => {
    const parts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 9 }), async (orders) => {
        const header = 'order_id,customer,date,amount';
        const start = (i: number) => `${i},C${i % 2},2024-01-0${i + 1}`;
        const whole = csv(header, ...orders.map((each, i) => `${start(i)},${sum(each)}`));
        const split = csv(
          header,
          ...orders.flatMap((each, i) => each.map((part) => `${start(i)},${part}`)),
        );
        const options = { 'amount-per': 'line' };
        const [one, other] = [
          await summaryOf({ 'a.csv': whole }, options),
          await summaryOf({ 'a.csv': split }, options),
        ];
        expect(lines(other)).toEqual(lines(one));
        expect(other.report.result.orders).toBe(orders.length);
      }),
      { numRuns: 100 },
    );
  });
});

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);
