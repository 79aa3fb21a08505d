import type { Intakes } from '../../core/cohorts/cohorts.ts';
import { byIntake, type Cohorts } from '../../core/cohorts/cohorts.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import type { PurchaseLog } from '../../input/orders/purchase-log.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { numberText } from '../../render/number-text.ts';
import type { Settings } from './settings.ts';

/** The cohorts that the options ask for: the customers of each period, or of each segment. */
export interface AskedCohorts extends Cohorts {
  /** With `--by`; otherwise the periods are the cohorts. */
  readonly segments: Segments | undefined;
}

/** A table of more is no answer to anybody; a column of customers by name was meant otherwise. */
const most = 1000;

/** @throws {Refusal} a column has as many values as customers have names */
export function cohortsAsked(
  { labels, ids }: Pick<PurchaseLog, 'labels' | 'ids'>,
  intakes: Intakes,
  { by }: Pick<Settings, 'by'>,
): AskedCohorts {
  if (by.length === 0) return { ...byIntake(intakes), segments: undefined };
  const segments = segmentsBy({ count: ids.length, labels }, by);
  const count = segments.keys.length;
  if (count <= most) return { intakes, codes: segments.codes, count, segments };
  throw new Refusal(
    problem('out-of-range', {
      what: `--by ${by.join(',')}`,
      text: `${numberText(count, 0)} different values`,
      allowed: `at most ${numberText(most, 0)}`,
    }),
  );
}
