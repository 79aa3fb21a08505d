import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { World } from '../../command.ts';
import { acquisitionSpending } from './acquisition-spending.ts';

/** Reads a file of costs with this content, or standard input. */
async function spending(file: string, content: string, by: readonly string[], hasStart = true) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    if (file !== '-') writeFileSync(join(directory, file), content);
    const stdin = Readable.from([Buffer.from(content)]);
    const world = { directory, stdin } as World;
    return await acquisitionSpending(file, by, { hasStart, keepRejects: false }, world);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('costs by month and group: headers in any case, amounts and months as people write them', async () => {
  const content = 'Home,MONTH,Cost\nown,Mar 2026,"€1,250.50"\nrent,2026/4,80 €\n';
  const read = await spending('ads.csv', content, ['home']);
  expect(read).toMatchObject({ byMonth: true, currency: 'EUR' });
  expect(read.rows).toEqual([
    { segment: { home: 'own' }, month: '2026-03', cost: 1250.5 },
    { segment: { home: 'rent' }, month: '2026-04', cost: 80 },
  ]);
});

test('standard input is opened once', async () => {
  const { rows } = await spending('-', 'home,cost\nown,10\n', ['home'], false);
  expect(rows).toEqual([{ segment: { home: 'own' }, cost: 10 }]);
});

test('a negative cost counts, with a warning that shows its cell', async () => {
  const { rows, problems } = await spending('ads.csv', 'home,cost\nown,10\nown,(5.00)\n', ['home']);
  expect(rows.map(({ cost }) => cost)).toEqual([10, -5]);
  expect(problems.tallies()).toMatchObject([
    {
      count: 1,
      examples: [
        {
          code: 'spend-negative',
          args: { text: '(5.00)' },
          at: { file: 'ads.csv', line: 3, column: 'cost' },
        },
      ],
    },
  ]);
});

test('a blank cost rejects the row; a total below the table is none', async () => {
  const read = await spending('ads.csv', 'home,cost\nown,10\nrent,\nTotal,10\n', ['home']);
  expect(read.rows).toHaveLength(1);
  expect(read.sources).toMatchObject([{ read: 2, used: 1, rejected: 1 }]);
  expect(read.problems.tallies().map(({ examples: [first] }) => first?.code)).toEqual([
    'cell-blank',
    'lines-skipped',
  ]);
});
