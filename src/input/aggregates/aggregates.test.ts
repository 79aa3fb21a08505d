import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { commonFields, readAggregates } from './aggregates.ts';
import { type ObservedOrders, observedFields, observedOrders } from './observed-orders.ts';

const header = 'part,customers,orders,refunds,until,gross,reason,answer_rows';

const total = (rows: number, gross = '0') => `total,,10,2,2024-06-30,${gross},,${rows}`;

/** What answers say of the table, each the lines of one file; or what refuses them. */
async function saidBy(...files: readonly (readonly string[])[]): Promise<ObservedOrders> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  const names = files.map((_, i) => `${i + 1}.csv`);
  for (const [i, lines] of files.entries())
    writeFileSync(join(directory, `${i + 1}.csv`), `${lines.join('\n')}\n`);
  try {
    const answer = await readAggregates(
      {
        files: names,
        columns: new Map(),
        keepRejects: false,
        fields: [...commonFields, ...observedFields],
        parts: ['cell'],
        labels: [],
      },
      { directory, stdin: Readable.from([]) },
    );
    return observedOrders(answer);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const refusedFor = async (...files: readonly (readonly string[])[]) => {
  const error: unknown = await saidBy(...files).catch((reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw new Error('not refused');
  return error.problems.map(({ code, args, at }) => ({ code, args, at }));
};

const cell = 'cell,5,10,,,,,';

test('whether amounts are gross is what the total says, not whether a refund was set aside', async () => {
  expect(await saidBy([header, cell, total(1, '1')])).toMatchObject({ isGross: true });
  expect(await saidBy([header, cell, total(1, '0')])).toMatchObject({ isGross: false });
  const aside = 'set_aside,,3,,,,refund-left-out,';
  const gross = await saidBy([header, cell, aside, total(2, '1')]);
  expect(gross).toMatchObject({ isGross: true });
  expect(gross.sources[1]).toMatchObject({ read: 15, used: 12 });
});

test('an answer that does not say whether amounts are gross is refused', async () => {
  expect(await refusedFor([header, cell, total(1, '')])).toMatchObject([
    { code: 'answer-impossible', args: { reason: 'gross is blank' }, at: { line: 3 } },
  ]);
  expect(await refusedFor([header, cell, total(1, '2')])).toMatchObject([
    { code: 'out-of-range', args: { text: '2', allowed: '0 or 1' } },
  ]);
  const without = [header, cell, total(1)].map((line) =>
    line
      .split(',')
      .filter((_, i) => i !== 5)
      .join(','),
  );
  expect(await refusedFor(without)).toMatchObject([
    { code: 'answer-column-missing', args: { column: 'gross' } },
  ]);
});

test('several answers are named as such, in one file or in several', async () => {
  const answer = [header, cell, total(1)];
  const inOne = { code: 'answer-several', args: { answers: 2 }, at: { file: '1.csv', line: 4 } };
  expect(await refusedFor([...answer, ...answer])).toMatchObject([inOne]);
  // Of another statement, in capital letters, cut, or in quotes.
  const others = ['PART,START_DAY,END_DAY,CUSTOMERS,ANSWER_ROWS', 'stay,2024-01-01,,3,', cell];
  expect(await refusedFor([...answer, ...others])).toMatchObject([inOne]);
  const quoted = header.split(',').map((name) => `"${name}"`);
  expect(await refusedFor([...answer, quoted.join(','), cell])).toMatchObject([inOne]);
  expect(await refusedFor([...answer, ...answer, ...answer])).toMatchObject([
    { ...inOne, args: { answers: 3 } },
  ]);
  expect(await refusedFor(answer, [header, 'cell,7,10,,,,,', total(1)])).toMatchObject([
    { code: 'answer-several', args: { answers: 2 } },
  ]);
  // A row that is no header is named for what it is.
  expect(await refusedFor([header, 'cell,many,10,,,,,', total(1)])).toMatchObject([
    { code: 'number-unreadable', at: { line: 2 } },
  ]);
});
