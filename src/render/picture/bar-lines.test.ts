import { expect, it } from 'vitest';
import { markdown } from '../markdown.ts';
import { barLines } from './bar-lines.ts';
import type { Bar, Bars } from './picture.ts';

const same = (text: string) => text;
const plain = { strong: same, dim: same };

const picture = (bars: readonly Bar[], from: number, to: number, more = {}): Bars => ({
  kind: 'bars',
  description: 'Amounts.',
  axis: { label: '', from, to, ticks: [] },
  bars,
  numbers: { columns: [], rows: [] },
  ...more,
});

it('draws a waterfall: what is added, what is taken off, and the total set off', () => {
  const waterfall = picture(
    [
      { name: 'spend', text: '100', spans: [{ from: 0, to: 100, tone: 'main' }] },
      { name: 'goods', text: '−60', spans: [{ from: 100, to: 40, tone: 'cost' }] },
      { name: 'value', text: '40', role: 'total', spans: [{ from: 0, to: 40, tone: 'main' }] },
    ],
    0,
    100,
  );
  // 2 + 5 + 2 + 3 + 2 = 14 columns before the bars, so 20 of 34 for a hundred.
  expect(barLines(waterfall, 34, plain)).toEqual([
    '  spend  100  ####################',
    '  goods  −60          ============',
    '         ───',
    '  value   40  ########',
  ]);
});

it('draws a tornado around its base, with the values of the inputs at its ends', () => {
  const tornado = picture(
    [
      {
        name: 'stay',
        text: '16',
        spans: [
          { from: 10, to: 2, tone: 'plain', text: '1y' },
          { from: 10, to: 18, tone: 'main', text: '3y' },
        ],
      },
      { name: 'none', text: '0', spans: [] },
    ],
    0,
    20,
    {
      axis: {
        label: 'value',
        from: 0,
        to: 20,
        ticks: [0, 10, 20].map((at) => ({ at, text: `${at}` })),
      },
      lines: [{ at: 10, text: 'base 10' }],
    },
  );
  // 2 + 4 + 2 + 2 + 2 = 12 columns before, 3 for the texts on either side, 20 for twenty: a bar from 2 begins in 17.
  expect(barLines(tornado, 38, plain)).toEqual([
    '  stay  16    1y --------######## 3y',
    '  none   0               :',
    '               +---------+--------+',
    '               0         10       20',
    '               value',
    '  : base 10',
  ]);
});

it('shows marks on bars and beside them, and says once what they are', () => {
  const mark = (at: number) => [{ at, name: 'what one costs', tone: 'cost' as const }];
  const ceilings = picture(
    [
      { name: 'friends', text: '20', spans: [{ from: 0, to: 20, tone: 'main' }], marks: mark(5) },
      { name: 'ads', text: '5', spans: [{ from: 0, to: 5, tone: 'main' }], marks: mark(8) },
    ],
    0,
    20,
  );
  expect(barLines(ceilings, 35, plain)).toEqual([
    '  friends  20  #####|##############',
    '  ads       5  #####   |',
    '  | what one costs',
  ]);
});

it('draws amounts on both sides of zero, and never nothing where there is something', () => {
  const amounts = picture(
    [
      { name: 'a', text: '−10', spans: [{ from: 0, to: -10, tone: 'cost' }] },
      { name: 'b', text: '0.01', spans: [{ from: 0, to: 0.01, tone: 'main' }] },
      { name: 'c', text: '0', spans: [{ from: 0, to: 0, tone: 'main' }] },
    ],
    -10,
    10,
  );
  expect(barLines(amounts, 31, plain)).toEqual([
    '  a   −10  ==========:',
    '  b  0.01            #',
    '  c     0            :',
  ]);
});

it('is characters in Markdown too', () => {
  const bars = picture([{ name: 'a', text: '1', spans: [{ from: 0, to: 1, tone: 'main' }] }], 0, 1);
  expect(markdown({ title: 'T', blocks: [bars] })).toBe(
    `## T\n\n\`\`\`text\n  a  1  ${'#'.repeat(72)}\n\`\`\`\n`,
  );
});
