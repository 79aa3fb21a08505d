import { byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type SavedResult, savedAssumptions } from '../shared/saved-result.ts';
import {
  type Adapter,
  type Breakdown,
  type Comparable,
  columnsText,
  type Figure,
  figuresOf,
  segmentKey,
} from './adapter.ts';

const figures = figuresOf('retention');

const areTenuresRounded = (saved: SavedResult): boolean =>
  (savedAssumptions(saved.fields).get('tenureRounding')?.value ?? 'exact') !== 'exact';

/**
 * How long customers stay: explained by segment. The rate of all, ended ÷ exposure, is the mean of the segments'
 * rates weighted by their share of the exposure.
 */
export const retentionAdapter: Adapter = {
  command: 'retention',
  comparable,
  labels: figures.labels,
  changedMeanings: [
    {
      since: 2,
      figures: [
        'total.exponential.rate',
        'total.exponential.meanYears',
        'total.restrictedMean.years',
        'total.medianYears',
        'total.exposureYears',
      ],
      now: 'tenures in whole units stand for intervals of time',
      applies: areTenuresRounded,
    },
  ],
};

function comparable({ fields: saved }: SavedResult, { fields: other }: SavedResult): Comparable {
  const rate = figures.valued(
    'total.exponential.rate',
    saved.part('result.total.exponential')?.get('rate', number) ?? null,
  );
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
      ...figures.saved(saved, 'total.exponential.meanYears'),
      // Means up to different horizons are different figures.
      ...(meanHorizon(saved) === meanHorizon(other)
        ? figures.saved(saved, 'total.restrictedMean.years')
        : []),
      ...figures.saved(saved, 'total.medianYears'),
      ...figures.saved(saved, 'total.customers'),
      ...figures.saved(saved, 'total.ended'),
      ...figures.saved(saved, 'total.exposureYears'),
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
