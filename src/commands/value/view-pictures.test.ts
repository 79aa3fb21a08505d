import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { barsOf, endsOf } from '../testing/bars-of.ts';
import { runOf } from '../testing/run-of.ts';
import { value } from './command.ts';

const customers = `id,home,monthly spend,tenure months
A,owner,100,24
B,owner,50,12
C,renter,10,10
`;

async function viewOf(options: OptionTexts, text = customers) {
  const stdin = Readable.from([Buffer.from(text)]);
  const world = { directory: '.', stdin };
  const { report } = await runOf(value)({ operands: ['-'], options }, world);
  return {
    result: report.result,
    document: value.view(report, { operands: ['-'], options: {} as never }),
  };
}

describe('the pictures of values', () => {
  it('have a bar for each segment, all customers below', async () => {
    const { document } = await viewOf({ by: 'home' });
    const [segments] = barsOf(document);
    // (2,400 + 600) ÷ 2, 100 ÷ 1 and 3,100 ÷ 3.
    expect(endsOf(segments)).toEqual([
      ['owner', 1500],
      ['renter', 100],
      ['All', expect.closeTo(3100 / 3, 5)],
    ]);
    expect(segments?.bars.map(({ text }) => text)).toEqual(['1,500.00', '100.00', '1,033.33']);
    expect(segments?.bars.map(({ role }) => role)).toEqual([undefined, undefined, 'total']);
  });

  it('begin with what a customer may cost where that is asked, and mark what one costs', async () => {
    const { document } = await viewOf({
      by: 'home',
      margin: '50%',
      acquisition: '300',
      'ltv-cac': '2',
    });
    const [mayCost] = barsOf(document);
    // Half of the spend is margin, and half of that may winning one cost.
    expect(endsOf(mayCost).slice(0, 2)).toEqual([
      ['owner', 375],
      ['renter', 25],
    ]);
    expect(mayCost?.bars.map(({ marks }) => marks?.map(({ at }) => at))).toEqual([
      [300],
      [300],
      [300],
    ]);
  });

  it('end with the steps of all customers, which meet and come to their value', async () => {
    const { document, result } = await viewOf({ by: 'home', margin: '50%', acquisition: '300' });
    const steps = barsOf(document).at(-1);
    // 3,100 of spend, half of it goods; three customers at 300.
    expect(steps?.bars.map(({ name, spans }) => [name, spans[0]?.from, spans[0]?.to])).toEqual([
      ['Spend', 0, 3100],
      ['Cost of goods', 3100, 1550],
      ['Total value', 0, 1550],
      ['Acquisition', 1550, 650],
      ['Net value', 0, 650],
    ]);
    expect(result.total.netValue).toBe(650);
  });

  it('stack what is expected on what is recorded, and end at the printed mean', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const home = i % 2 === 0 ? 'owner' : 'renter';
      return `C${i},${home},${10 + i},${1 + (i % 24)},${i % 3 === 0 ? 'ended' : 'active'}`;
    });
    const text = `id,home,monthly spend,tenure months,status\n${rows.join('\n')}\n`;
    const { document, result } = await viewOf({ by: 'home' }, text);
    expect(result.method).toBe('expected');
    const [segments] = barsOf(document);
    for (const [i, line] of [...result.segments, result.total].entries()) {
      const [soFar, more] = segments?.bars[i]?.spans ?? [];
      expect(soFar).toMatchObject({ from: 0, to: line.meanSoFar, tone: 'main' });
      expect(more).toMatchObject({ from: line.meanSoFar, tone: 'plain' });
      expect(more?.to).toBeCloseTo(line.lifetimeValue?.mean ?? Number.NaN, 5);
    }
  });

  it('draw only what is recorded of segments that are too small for an estimate', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const home = i < 3 ? 'loft' : 'renter';
      return `C${i},${home},10,${2 + (i % 24)},${i % 3 === 0 ? 'ended' : 'active'}`;
    });
    const text = `id,home,monthly spend,tenure months,status\n${rows.join('\n')}\n`;
    const { document, result } = await viewOf({ by: 'home' }, text);
    const loft = result.segments.findIndex(({ segment }) => segment['home'] === 'loft');
    expect(result.segments[loft]?.marked).toBe('few-customers');
    const bar = barsOf(document)[0]?.bars[loft];
    // 2, 3 and 4 months at 10: 90 ÷ 3.
    expect(bar?.spans.map(({ to }) => to)).toEqual([30]);
    expect(bar?.text).toBe('30.00 so far');
  });

  it('are of twenty segments at most, and say so', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `C${i},home ${i},10,12`);
    const { document } = await viewOf(
      { by: 'home' },
      `id,home,monthly spend,tenure months\n${rows.join('\n')}\n`,
    );
    const [segments] = barsOf(document);
    expect(segments?.bars).toHaveLength(20);
    expect(segments?.bars.at(-1)?.name).toBe('All');
    expect(segments?.heading).toContain('(the first 19 of 30)');
  });

  it('are none of a list of customers', async () => {
    expect(barsOf((await viewOf({ each: true })).document)).toEqual([]);
  });
});
