import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bars, Chart } from '../../render/picture/picture.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { estimate } from './command.ts';
import type { EstimateResult } from './result.ts';

const world = { directory: '.', stdin: Readable.from([]) };

async function estimated(
  options: OptionTexts,
): Promise<{ readonly result: EstimateResult; readonly pictures: readonly (Bars | Chart)[] }> {
  const { report } = await runOf(estimate)({ operands: [], options }, world);
  const { blocks } = estimate.view(report, { operands: [], options: {} });
  return {
    result: report.result,
    pictures: blocks.flatMap((block) =>
      block.kind === 'chart' || block.kind === 'bars' ? [block] : [],
    ),
  };
}

/** The bars of a place among the bars, or the histogram. */
function barsOf(pictures: readonly (Bars | Chart)[], at = 0): Bars {
  const found = pictures.filter((each) => each.kind === 'bars')[at];
  if (found === undefined) throw new Error('no bars');
  return found;
}

describe('the waterfall of an estimate', () => {
  it('has the steps of the result, and ends at its value', async () => {
    const percent = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}%`);
    const terms = fc.record({
      spend: fc.integer({ min: 1, max: 100_000 }).map((n) => `${n / 100}/mo`),
      tenure: fc.integer({ min: 1, max: 120 }).map((n) => `${n}mo`),
      margin: percent(100),
      discount: percent(30),
      acquisition: fc.integer({ min: 0, max: 100_000 }).map((n) => `${n / 100}`),
    });
    await fc.assert(
      fc.asyncProperty(terms, async (options) => {
        const { result, pictures } = await estimated(options);
        const { bars } = barsOf(pictures);
        const end = (i: number) => bars.at(i)?.spans[0]?.to ?? 0;
        expect(end(-1)).toBe(result.netValue);
        expect(end(-3)).toBe(result.lifetimeValue);
        let reached = 0;
        const steps = bars.filter(({ role }) => role !== 'total');
        expect(steps).toHaveLength(result.waterfall?.length ?? 0);
        for (const [i, { spans }] of steps.entries()) {
          const { from, to } = spans[0] ?? { from: reached, to: reached };
          expect(from).toBe(reached);
          expect(to - from).toBeCloseTo(result.waterfall?.[i]?.amount ?? Number.NaN, 5);
          reached = to;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is none where there is only spend', async () => {
    const { pictures } = await estimated({ spend: '100/y', tenure: '4y' });
    expect(pictures).toEqual([]);
  });
});

describe('the pictures of ranges', () => {
  const options = {
    spend: '100..140/y',
    tenure: '2y..6y',
    margin: '40%..50%..60%',
    draws: '500',
  };

  it('begin with a histogram of all draws', async () => {
    const { result, pictures } = await estimated(options);
    const [chart] = pictures;
    const [series] = chart?.kind === 'chart' ? chart.series : [];
    const drawn = series?.points.reduce((sum, { y }) => sum + y, 0);
    const { below = 0, above = 0 } = result.simulation?.histogram ?? {};
    expect((drawn ?? 0) + below + above).toBe(500);
  });

  it('have a tornado whose ends are what single values give', async () => {
    const { pictures } = await estimated(options);
    const base = { spend: '120/y', tenure: '4y', margin: '50%' };
    const valueWith = async (changed: OptionTexts) =>
      (await estimated({ ...base, ...changed })).result.netValue;
    const { bars, lines } = barsOf(pictures, 1);
    // 120 · 4 · 50 %
    expect(lines?.[0]?.at).toBe(240);
    expect(bars.map(({ name }) => name)).toEqual(['tenure', 'margin', 'spend']);
    const ends = (name: string) =>
      bars.find((bar) => bar.name === name)?.spans.map(({ to, text }) => [to, text]);
    expect(ends('tenure')).toEqual([
      [await valueWith({ tenure: '2y' }), '2y'],
      [await valueWith({ tenure: '6y' }), '6y'],
    ]);
    expect(ends('spend')).toEqual([
      [await valueWith({ spend: '100/y' }), '100/y'],
      [await valueWith({ spend: '140/y' }), '140/y'],
    ]);
    expect(ends('margin')).toEqual([
      [await valueWith({ margin: '40%' }), '40%'],
      [await valueWith({ margin: '60%' }), '60%'],
    ]);
  });
});

describe('the picture of several values', () => {
  it('has one bar for each, and marks at the ends of their ranges', async () => {
    const { pictures } = await estimated({
      spend: '100/y',
      tenure: '2y,4y',
      margin: '40%..60%',
    });
    // 100 · 2 · 50 % = 100 and 100 · 4 · 50 % = 200; at 40 and 60 %, 80 to 120 and 160 to 240.
    const { bars } = barsOf(pictures);
    expect(bars.map(({ name, text, spans }) => [name, text, spans[0]?.to])).toEqual([
      ['2y', '100.00', 100],
      ['4y', '200.00', 200],
    ]);
    expect(bars.map(({ marks = [] }) => marks.map(({ at }) => at))).toEqual([
      [80, 120],
      [160, 240],
    ]);
  });
});
