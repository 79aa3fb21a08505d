import type { ForecastResult, SegmentForecast } from './result.ts';

/** The first tenths have their own lines; the others are one line. */
const shown = 3;
/** With fewer lines nothing is gained. */
const fewest = 6;

/** The result with the less valuable tenths of its customers as one line; the result itself where it has no tenths. */
export function tenthsInShort(result: ForecastResult): ForecastResult {
  const { segments } = result;
  if (segments.length < fewest || !segments.every(isTenth)) return result;
  return {
    ...result,
    segments: [...segments.slice(0, shown), together(segments.slice(shown), segments.length)],
  };
}

const isTenth = ({ segment }: SegmentForecast, place: number): boolean =>
  Object.keys(segment).length === 1 && segment['decile'] === String(place + 1);

/** Tenths as one line, which has no band: bands do not add up. */
function together(tenths: readonly SegmentForecast[], last: number): SegmentForecast {
  const sum = (of: (tenth: SegmentForecast) => number) =>
    tenths.reduce((all, tenth) => all + of(tenth), 0);
  const band = (of: 'purchasesToCome' | 'spendToCome' | 'value') => ({
    expected: sum(({ [of]: each }) => each?.expected ?? 0),
    low: null,
    high: null,
  });
  return {
    segment: { decile: `${shown + 1} to ${last}` },
    customers: sum(({ customers }) => customers),
    oneTime: sum(({ oneTime }) => oneTime),
    purchases: sum(({ purchases }) => purchases),
    totalSpend: null,
    marked: null,
    buyers: sum(({ buyers = 0 }) => buyers),
    purchasesToCome: band('purchasesToCome'),
    spendToCome: band('spendToCome'),
    value: band('value'),
    waterfall: [],
  };
}
