import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, isoDate } from '../../../core/quantity/calendar.ts';
import { customersFrom, found, lines, refusals, table } from './testing/customers-from.ts';

const states = async (content: string, options = {}) =>
  (await table(content, { options })).map((line) => line.split(' ').at(-1));
const months = (header: string, ...cells: string[]) =>
  `id,monthly spend,tenure_months,${header}\n${cells.map((cell, i) => `${i},1,6,${cell}\n`).join('')}`;

test('beside a tenure, a day on or before --as-of is an end, and a later or far one is not', async () => {
  const content = months('end', '2024-06-29', '2024-06-30', '2024-07-01', '9999-12-31', '');
  const asOf = { 'as-of': '2024-06-30' };
  expect(await states(content, asOf)).toEqual(['ended', 'ended', 'active', 'active', 'active']);
  // Nothing says that the day of July is still to come.
  expect(await states(content)).toEqual(['ended', 'ended', 'ended', 'active', 'active']);
});

test.each([
  ...['9999-12-31', '2099-12-31', '0001-01-01', '1900-01-01', '1970-01-01', '31/12/9999'],
  ...['1753-01-01', '1969-12-31', '2079-06-06'],
  ...['infinity', 'Infinity', '+infinity'],
])('%s stands for no end', async (day) => {
  expect(await states(months('end', day, '2024-01-31'))).toEqual(['active', 'ended']);
  const dated = `id,monthly spend,start,end\nA,1,2024-01-01,${day}\nB,1,2024-01-01,2024-01-31\n`;
  expect(await refusals(table(dated))).toMatchObject([
    { code: 'as-of-missing', args: { customers: 1, latest: '2024-01-31' }, at: { line: 2 } },
  ]);
  expect(await states(dated, { 'as-of': '2024-03-01' })).toEqual(['active', 'ended']);
});

test.each([
  ['ended', '1,0,yes,No,TRUE,f', ['ended', 'active', 'ended', 'active', 'ended', 'active']],
  ['churned_at', '1,0,,churned,active', ['ended', 'active', 'active', 'ended', 'active']],
  ['end', 'Cancelled,current,ongoing,n/a', ['ended', 'active', 'active', 'active']],
])('flags and words below %s', async (header, cells, expected) => {
  expect(await states(months(header, ...cells.split(',')))).toEqual(expected);
});

test('what is neither a day nor a word rejects the row', async () => {
  const read = await customersFrom({
    'a.csv': months('end', 'still active', 'pending', '2024-02-30', '2', ''),
  });
  expect(lines(read)).toEqual(['4 1/0.0833333y 0.5y active']);
  expect(read.sources[0]).toMatchObject({ read: 5, used: 1, rejected: 4 });
  expect(found(read)).toEqual(['4 date-unreadable a.csv:2:end']);
});

test('infinity is an end that never comes, and no other date', async () => {
  const dated = (start: string, end: string) =>
    `id,monthly spend,start,end,last activity\nA,1,${start},${end},\nB,1,2024-01-01,2024-01-31,\n`;
  const asOf = { 'as-of': '2024-03-01' };
  const formatted = dated('01.01.2024', 'infinity').replaceAll(/(\d+)-(\d+)-(\d+)/g, '$3.$2.$1');
  expect(await states(formatted, { ...asOf, 'date-format': 'dd.MM.yyyy' })).toEqual([
    'active',
    'ended',
  ]);
  for (const [start, end, column] of [
    ['infinity', '', 'start'],
    ['-infinity', '', 'start'],
    ['2024-01-01', '-infinity', 'end'],
    ['2024-01-01', '-Infinity', 'end'],
  ] as const) {
    const read = await customersFrom({ 'a.csv': dated(start, end) }, { options: asOf });
    expect(found(read)).toEqual([`1 date-infinite a.csv:2:${column}`]);
    expect(read.sources[0]).toMatchObject({ read: 2, used: 1, rejected: 1 });
  }
});

test('flags and words say whether a relationship with a start has ended, but not when', async () => {
  const content =
    'id,monthly spend,start,ended\nA,1,2024-01-01,0\nB,1,2024-01-01,1\nC,1,2024-01-01,2024-04-01\n';
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-07-01' } });
  expect(lines(read)).toEqual(['A 1/0.0833333y 0.5y active', 'C 1/0.0833333y 0.25y ended']);
  expect(found(read)).toEqual(['1 end-unknown a.csv:3']);
});

test('a day that stands for none ends no trial, and is no last activity', async () => {
  const asOf = { 'as-of': '2024-07-01' };
  const trials = 'id,monthly spend,start,end,trial end\nA,1,2024-01-01,,9999-12-31\n';
  expect(await table(trials, { options: asOf })).toEqual(['A 1/0.0833333y 0.5y active']);
  expect(await table(months('trial end', '2099-12-31'), { options: asOf })).toEqual([
    '0 1/0.0833333y 0.5y',
  ]);
  const last =
    'id,monthly spend,start,last seen\nA,1,2024-01-01,2099-12-31\nB,1,2024-01-01,2024-07-01\n';
  const read = await customersFrom({ 'a.csv': last });
  expect(lines(read)).toEqual(['B 1/0.0833333y 0.5y']);
  expect(found(read)).toEqual([
    '1 last-activity-as-end a.csv:1:last seen',
    '1 end-unknown a.csv:2',
  ]);
});

test('a cancellation that has passed contradicts no active customer, however it is called', async () => {
  for (const header of ['cancelled_at', 'Subscription Cancelled Date']) {
    const read = await customersFrom(
      { 'a.csv': `id,monthly spend,start,${header},status\nA,1,2024-01-01,2024-05-01,active\n` },
      { options: { 'as-of': '2024-07-01' } },
    );
    expect(lines(read)).toEqual(['A 1/0.0833333y 0.5y active']);
    expect(found(read)).toEqual([]);
  }
});

test('a tenure is compared with dates whose order a later row shows', async () => {
  const head = 'id,monthly spend,tenure_months,start,end';
  const rows = ['A,10,3,01/02/2020,05/06/2023', 'B,10,12,13/01/2022,13/01/2023'];
  for (const [one, other] of [rows, rows.toReversed()]) {
    const read = await customersFrom({ 'a.csv': `${head}\n${one}\n${other}\n` });
    expect(found(read).map((each) => each.split(' ').slice(0, 2))).toEqual([
      ['1', 'tenure-contradicts-end'],
    ]);
  }
  // By either order a year or less, and nothing says which.
  const open = await customersFrom({ 'a.csv': `${head}\n${rows[0]}\n` });
  expect(found(open)).toEqual([]);
});

test('the order of day and month does not matter where every day of end is past', async () => {
  const content = months('end', '03/04/2024', '05/06/2024');
  expect(await states(content)).toEqual(['ended', 'ended']);
  expect(await refusals(table(content, { options: { 'as-of': '2024-04-01' } }))).toMatchObject([
    { code: 'date-order-ambiguous' },
  ]);
});

test('beside a tenure and a status, the status counts, and a blank one leaves it to the end', async () => {
  const content = `id,monthly spend,tenure_months,status,end\n${[
    'A,1,6,active,',
    'B,1,6,active,2024-01-31',
    'C,1,6,canceled,',
    'D,1,6,canceled,9999-12-31',
    'E,1,6,,2024-01-31',
    'F,1,6,,',
    'G,1,6,active,2025-01-31',
  ].join('\n')}\n`;
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-06-30' } });
  expect(lines(read).map((line) => line.split(' ').at(-1))).toEqual([
    ...['active', 'active', 'ended', 'ended', 'ended', 'unknown', 'active'],
  ]);
  expect(found(read)).toEqual(['1 status-contradicts-end a.csv:3']);
});

test('who has cancelled may be active still', async () => {
  const content =
    'id,monthly spend,start,status,Canceled At\nA,1,2024-01-01,active,2024-05-01\nB,1,2024-01-01,active,\n';
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2024-07-01' } });
  expect(found(read)).toEqual([]);
  expect(lines(read)).toEqual(['A 1/0.0833333y 0.5y active', 'B 1/0.0833333y 0.5y active']);
});

test('a tenure is compared with the dates up to its unit', async () => {
  const rows = [
    'A,1,6,2024-01-01,2024-07-30',
    'B,1,6,2024-01-01,2024-06-02',
    'C,1,6,2024-01-01,2024-08-15',
    'D,1,6,2024-01-01,2024-05-15',
    'E,1,6,someday,2024-05-15',
  ];
  const content = `id,monthly spend,tenure_months,start,end\n${rows.join('\n')}\n`;
  const read = await customersFrom({ 'a.csv': content });
  expect(read.customers.count).toBe(5);
  expect(found(read)).toEqual(['2 tenure-contradicts-end a.csv:4']);
  // Days whose order is open are not compared, and nothing is refused for them.
  const open = 'id,monthly spend,tenure_months,start,end\nA,1,6,01/02/2024,01/08/2024\n';
  expect(found(await customersFrom({ 'a.csv': open }))).toEqual([]);
});

test('a trial pays nothing until it ends', async () => {
  const content = `id,monthly spend,start,end,trial_end,status\n${[
    'A,10,2024-01-01,,2024-02-01,active',
    'B,10,2024-12-01,,2025-01-15,trialing',
    'C,10,2024-12-01,,,In Trial',
    'D,10,2024-01-01,2024-03-01,2024-02-01,canceled',
    'E,10,2024-01-01,2024-01-20,2024-02-01,canceled',
    'F,10,2024-01-01,,,past_due',
    'G,10,2024-01-01,,2023-12-01,paused',
  ].join('\n')}\n`;
  const read = await customersFrom({ 'a.csv': content }, { options: { 'as-of': '2025-01-01' } });
  expect(lines(read)).toEqual([
    'A 10/0.0833333y 0.916667y active',
    'B 10/0.0833333y 0y active',
    'C 10/0.0833333y 0y active',
    'D 10/0.0833333y 0.0833333y ended',
    'F 10/0.0833333y 1y active',
    'G 10/0.0833333y 1y active',
  ]);
  expect(found(read)).toEqual(['4 trial-unpaid a.csv:2', '1 trial-alone a.csv:6']);
  const ignored = { options: { 'as-of': '2025-01-01', column: ['trial=-'] } };
  expect((await table(content, ignored))[0]).toBe('A 10/0.0833333y 1y active');
});

test('beside a tenure, only who is still in a trial has paid nothing', async () => {
  const content =
    'id,monthly spend,tenure_months,trial ends,status\nA,10,6,2024-02-01,active\nB,10,1,2024-07-15,active\nC,10,1,,trial\n';
  expect(await table(content, { options: { 'as-of': '2024-07-01' } })).toEqual([
    'A 10/0.0833333y 0.5y active',
    'B 10/0.0833333y 0y active',
    'C 10/0.0833333y 0y active',
  ]);
});

test('a trial that goes on leaves the spend of a customer whose rows add up', async () => {
  const content =
    'id,monthly spend,start,trial_end\nA,10,2024-12-01,2025-02-01\nA,5,2024-12-01,2025-02-01\nB,10,2024-01-01,2024-07-01\nB,5,2024-10-01,2025-02-01\n';
  const sum = { options: { 'as-of': '2025-01-01', duplicates: 'sum' } };
  // B pays 10 for six months of a stay that began when the first trial ended.
  expect(await table(content, sum)).toEqual(['A 180/1y 0y', 'B 60/0.5y 0.5y']);
});

test('subscriptions with ids of their own add up, and else it is asked', async () => {
  const header = 'subscription_id,customer,monthly spend,tenure_months\n';
  const own = await customersFrom({ 'a.csv': `${header}s1,A,10,6\ns2,B,1,6\ns3,A,5,12\n` });
  expect(lines(own)).toEqual(['A 120/1y 1y', 'B 6/0.5y 0.5y']);
  expect(found(own)).toEqual(['1 subscriptions-added-up a.csv:']);
  for (const third of ['s1', ''])
    expect(await refusals(table(`${header}s1,A,10,6\ns2,B,1,6\n${third},A,5,12\n`))).toMatchObject([
      { code: 'customers-repeated' },
    ]);
  const each = { options: { duplicates: 'each' } };
  expect(await table(`${header}s1,A,10,6\ns3,A,5,12\n`, each)).toHaveLength(2);
});

test('a known export needs neither --duplicates nor --as-of', async () => {
  const content = `id,customer_id,status,mrr,started_at,cancelled_at,trial_end,current_term_end\n${[
    's1,A,active,10,2024-01-01,,,2025-07-01',
    's2,A,cancelled,5,2024-01-01,2024-07-01,,',
    's3,B,in_trial,20,2024-06-01,,2025-01-15,2025-01-15',
    's4,C,future,20,2026-01-01,,,',
    's5,D,non_renewing,20,2024-06-01,2025-03-01,,2025-03-01',
  ].join('\n')}\n`;
  const read = await customersFrom({ 'a.csv': content });
  // The latest end; starts and ends that may lie ahead do not count.
  expect([read.asOf, read.asOfByOption]).toEqual(['2024-07-01', false]);
  // A paid 10 and 5 for half a year.
  expect(lines(read)).toEqual([
    'A 90/0.5y 0.5y active',
    'B 240/1y 0y active',
    'D 20/0.0833333y 0.0833333y active',
  ]);
});

test('no row is lost, whatever stands in its end, and active and ended come as the days say', async () => {
  const day = fc.integer({ min: dayNumber(2010, 1, 1), max: dayNumber(2030, 12, 31) });
  const end = fc.oneof(
    day.map(isoDate),
    fc.constantFrom('', '0', '1', 'active', 'left', '9999-12-31', 'soon', 'NULL', '1970-01-01'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(end, { minLength: 1, maxLength: 12 }), day, async (ends, asOf) => {
      const known = ['x', ...ends];
      const content = months('end', '', ...ends);
      const read = await customersFrom(
        { 'a.csv': content },
        { options: { 'as-of': isoDate(asOf) } },
      );
      const [source] = read.sources;
      const aside = Object.values(source?.setAside ?? {}).reduce((sum, count) => sum + count, 0);
      expect((source?.used ?? 0) + aside + (source?.rejected ?? 0)).toBe(known.length);
      const expected = ends
        .filter((text) => text !== 'soon')
        .map((text) => {
          if (text === '1' || text === 'left') return 0;
          return /^20/.test(text) && text <= isoDate(asOf) ? 0 : 1;
        });
      expect([...(read.customers.status ?? [])].slice(1)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
