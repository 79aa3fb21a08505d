import { expect, it } from 'vitest';
import { barsAt, chartAt, picturesOf } from '../../testing/pictures-of.ts';
import { retention } from '../command.ts';

const columns = [
  'customer,2024-01,2024-02,2024-03',
  // Ada pays 10, 15, 15; Bob 20, 5 and leaves; Cleo comes in February; Dan comes back in March.
  'Ada,10,15,15',
  'Bob,20,5,0',
  'Cleo,0,7,7',
  'Dan,3,0,3',
].join('\n');

it('draws what each month added and took, and the revenue at its end', async () => {
  const drawn = await picturesOf(retention, { 'mrr.csv': columns }, { movements: true });
  const { bars, axis } = barsAt(drawn);
  // February: +5 of Ada and +7 of Cleo; −15 of Bob and −3 of Dan. March: +3 of Dan; −5 of Bob.
  expect(bars).toEqual([
    {
      name: '2024-02',
      text: '',
      spans: [
        { from: 0, to: -18, tone: 'cost', text: '−18.00' },
        { from: 0, to: 12, tone: 'main', text: '+12.00' },
      ],
    },
    {
      name: '2024-03',
      text: '',
      spans: [
        { from: 0, to: -5, tone: 'cost', text: '−5.00' },
        { from: 0, to: 3, tone: 'main', text: '+3.00' },
      ],
    },
  ]);
  expect([axis.from, axis.to]).toEqual([-18, 12]);
  expect(chartAt(drawn).series[0]?.points).toEqual([
    { x: 0, y: 33 },
    { x: 1, y: 27 },
    { x: 2, y: 25 },
  ]);
});

it('draws nothing of a month that is not over', async () => {
  const changes = [
    'customer,date,mrr_change',
    'Ada,2024-01-05,10',
    'Bob,2024-02-03,20',
    'Cleo,2024-03-04,30',
  ].join('\n');
  const drawn = await picturesOf(retention, { 'changes.csv': changes }, { movements: true });
  expect(barsAt(drawn).bars.map(({ name }) => name)).toEqual(['2024-01', '2024-02']);
  expect(chartAt(drawn).series[0]?.points.at(-1)).toMatchObject({ y: 30 });
});
