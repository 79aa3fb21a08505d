import type { Report } from '../../core/report.ts';
import type { RetentionResult, SegmentRetention } from '../retention/result.ts';
import { type Adapter, type Breakdown, type Comparable, type Figure, figure } from './adapter.ts';
import { columnsText, segmentKey } from './segment-columns.ts';

/**
 * How long customers stay: explained by segment. The rate of all, ended ÷ exposure, is the mean of the segments'
 * rates weighted by their share of the exposure.
 */
export const retentionAdapter: Adapter<RetentionResult> = {
  command: 'retention',
  resultSchema: async () => (await import('../retention/result.ts')).resultSchema,
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

function comparable(
  { result }: Report<RetentionResult>,
  other: Report<RetentionResult>,
): Comparable {
  const { total } = result;
  const rate: Figure = {
    name: 'total.exponential.rate',
    unit: 'rate',
    better: 'down',
    value: total.exponential?.rate ?? null,
  };
  const { restrictedMean: mean } = total;
  return {
    conditions: [
      { what: 'kind', text: result.kind },
      { what: 'segments', text: columnsText(result.segments) },
    ],
    figures: [
      rate,
      ...figure('total.exponential.meanYears', total.exponential?.meanYears, 'years', 'up', true),
      // Means up to different horizons are different figures.
      ...(mean.horizon === other.result.total.restrictedMean.horizon
        ? figure('total.restrictedMean.years', mean.years, 'years', 'up')
        : []),
      ...figure('total.medianYears', total.medianYears, 'years', 'up', true),
      ...figure('total.customers', total.customers, 'count', null),
      ...figure('total.ended', total.ended, 'count', null),
      ...figure('total.exposureYears', total.exposureYears, 'years', null),
    ],
    breakdowns: bySegment(result.segments, total, rate),
  };
}

function bySegment(
  segments: readonly SegmentRetention[],
  { exposureYears }: SegmentRetention,
  of: Figure,
): Breakdown[] {
  if (!(exposureYears > 0)) return [];
  const parts = segments.map(({ segment, ended, exposureYears: own }) => ({
    name: segmentKey(segment),
    segment,
    weight: own / exposureYears,
    amount: ended / exposureYears,
  }));
  return [{ by: 'segment', of, combined: 'mean', parts }];
}
