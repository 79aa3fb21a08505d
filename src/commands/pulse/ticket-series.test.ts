import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { runOf } from '../testing/run-of.ts';
import { pulse } from './command.ts';

const run = runOf(pulse);

async function indicators(lines: readonly string[]) {
  const stdin = Readable.from([Buffer.from(lines.join('\n'))]);
  const { report } = await run({ operands: ['-'], options: {} }, { directory: '.', stdin });
  return report.result.indicators;
}

it('counts tickets by when they were opened, and hours and satisfaction by when they were closed', async () => {
  const found = await indicators([
    'Ticket ID,Status,Created at,Solved at,Satisfaction Score',
    '1,Solved,2026-01-10 10:00,2026-01-10 16:00,Good',
    '2,Closed,2026-01-20 10:00,2026-02-01 10:00,Bad',
    '3,Closed,2026-02-03 08:00,2026-02-04 08:00,Good with comment',
    '4,Open,2026-02-05 08:00,,Unoffered',
  ]);
  const of = (name: string) => found.find(({ indicator }) => indicator === name);
  // Two tickets were opened in each month. 6 h in January; 288 h and 24 h in February.
  expect(of('Tickets')?.recent).toEqual([2, 2]);
  expect(of('Hours to resolve')).toMatchObject({ good: 'down', recent: [6, 156] });
  expect(of('Satisfaction')).toMatchObject({ good: 'up', unit: '%', recent: [100, 50] });
});

it('takes ratings as they are, and no ticket for one that was never closed', async () => {
  const found = await indicators([
    'Conversation ID,Conversation started at (Etc/UTC),Current conversation state,Conversation last closed at (Etc/UTC),Conversation rating',
    'a1,2026-01-10 10:00:00,closed,2026-01-11 10:00:00,4',
    'a2,2026-01-10 10:00:00,open,,',
    'a3,2026-01-12 10:00:00,closed,2026-01-12 22:00:00,5',
  ]);
  expect(found.map(({ indicator, latest }) => [indicator, latest])).toEqual([
    // Within a week: by day.
    ['Tickets', 1],
    ['Hours to resolve', 12],
    ['Satisfaction', 5],
  ]);
});

it('leaves a file of indicators alone that has columns of such names', async () => {
  const found = await indicators(['date,status,closed', '2026-01-10,3,7', '2026-01-11,4,8']);
  expect(found.map(({ indicator, latest }) => [indicator, latest])).toEqual([
    ['status', 4],
    ['closed', 8],
  ]);
});
