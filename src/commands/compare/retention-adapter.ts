import { byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type Adapter, type Breakdown, type Comparable, type Figure, figure } from './adapter.ts';
import { columnsText, segmentKey } from './segment-columns.ts';

/**
 * How long customers stay: explained by segment. The rate of all, ended ÷ exposure, is the mean of the segments'
 * rates weighted by their share of the exposure.
 */
export const retentionAdapter: Adapter = {
  command: 'retention',
  comparable,
  labels: {
    'total.exponential.rate': 'Rate of leaving',
    'total.exponential.meanYears': 'Mean stay, constant rate',
    'total.restrictedMean.years': 'Mean stay, to the horizon',
    'total.medianYears': 'Median stay',
    'total.customers': 'Customers',
    'total.ended': 'Ended',
    'total.exposureYears': 'Customer-years observed',
  },
};

function comparable(saved: SavedFields, other: SavedFields): Comparable {
  const rate: Figure = {
    name: 'total.exponential.rate',
    unit: 'rate',
    better: 'down',
    value: saved.part('result.total.exponential')?.get('rate', number) ?? null,
  };
  const segments = saved.list('result.segments').map((each) => ({
    segment: each.get('segment', byName(text)),
    ended: each.get('ended', number),
    exposureYears: each.get('exposureYears', number),
  }));
  return {
    conditions: [
      { what: 'kind', text: saved.get('result.kind', text) },
      { what: 'segments', text: columnsText(segments) },
    ],
    figures: [
      rate,
      ...figure(saved, 'total.exponential.meanYears', 'years', 'up', true),
      // Means up to different horizons are different figures.
      ...(meanHorizon(saved) === meanHorizon(other)
        ? figure(saved, 'total.restrictedMean.years', 'years', 'up')
        : []),
      ...figure(saved, 'total.medianYears', 'years', 'up', true),
      ...figure(saved, 'total.customers', 'count', null),
      ...figure(saved, 'total.ended', 'count', null),
      ...figure(saved, 'total.exposureYears', 'years', null),
    ],
    breakdowns: bySegment(segments, saved.get('result.total.exposureYears', number), rate),
  };
}

const meanHorizon = (saved: SavedFields): number | null | undefined =>
  saved.find('result.total.restrictedMean.horizon', orNull(number));

interface Segment {
  readonly segment: Readonly<Record<string, string>>;
  readonly ended: number;
  readonly exposureYears: number;
}

function bySegment(segments: readonly Segment[], all: number, of: Figure): Breakdown[] {
  if (!(all > 0)) return [];
  const parts = segments.map(({ segment, ended, exposureYears }) => ({
    name: segmentKey(segment),
    segment,
    weight: exposureYears / all,
    amount: ended / all,
  }));
  return [{ by: 'segment', of, combined: 'mean', parts }];
}
