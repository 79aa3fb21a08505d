import { groupSteps } from '../../core/forecast/customer-money.ts';
import {
  type GroupForecast,
  groupForecasts,
  summedForecasts,
} from '../../core/forecast/group-forecasts.ts';
import { segmentWaterfalls } from '../../core/value/waterfall.ts';
import type { Foreseen } from './foreseen.ts';
import type { SomeCustomers } from './known-customers.ts';
import type { SegmentForecast } from './result.ts';
import { type Groups, purchasesBy } from './summary.ts';

/** Customers that one fit foresees, in groups. */
export interface FittedGroups {
  readonly foreseen: Foreseen;
  readonly groups: Groups;
}

/** All of the customers as one group. */
const oneGroup = (count: number): Groups => ({ keys: [{}], codes: new Uint32Array(count) });

/** The future of every group of every fit, and of all customers, whose waterfalls add up exactly. */
export function futureBy(
  customers: SomeCustomers,
  parts: readonly FittedGroups[],
): { readonly total: SegmentForecast; readonly segments: readonly SegmentForecast[] } {
  const steps = parts[0]?.foreseen.money.steps ?? [];
  const falls = segmentWaterfalls(parts.flatMap(stepsOf), steps);
  const futures = parts.map(({ foreseen: { forecast, each, money }, groups }) =>
    groupForecasts(forecast, each, money, groupsOf(groups)),
  );
  const ofGroups = futures.flatMap(({ groups }) => groups);
  const past = parts.flatMap(({ foreseen: { forecast }, groups }) =>
    purchasesBy(groups, forecast.known.totals),
  );
  const [pastOfAll] = purchasesBy(oneGroup(customers.ids.length), customers.known.totals);
  if (pastOfAll === undefined) throw new RangeError('no total');
  return {
    total: segmentOf(pastOfAll, summedForecasts(futures.map(({ all }) => all)), falls.total),
    segments: past.map((line, i) => segmentOf(line, ofGroups[i], falls.segments[i])),
  };
}

const stepsOf = ({ foreseen: { forecast, money }, groups }: FittedGroups) =>
  groupSteps(money, forecast.cells, forecast.spend.each, groupsOf(groups));

const groupsOf = ({ keys, codes }: Groups) => ({ of: codes, count: keys.length });

function segmentOf(
  line: SegmentForecast,
  future: GroupForecast | undefined,
  waterfall: NonNullable<SegmentForecast['waterfall']> | undefined,
): SegmentForecast {
  if (future === undefined || waterfall === undefined)
    throw new RangeError('a group without future');
  const { buyers, purchases, spend, value } = future;
  const expected = waterfall.reduce((sum, { amount }) => sum + amount, 0);
  return {
    ...line,
    buyers,
    purchasesToCome: purchases,
    spendToCome: spend,
    value: { ...value, expected },
    waterfall,
  };
}
