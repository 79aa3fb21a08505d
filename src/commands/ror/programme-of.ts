import { failure, success } from '../../core/outcome.ts';
import { inYears, yearlyRetention } from '../../core/quantity/rate.ts';
import {
  type Behaviour,
  type Counterfactual,
  counterfactual,
  type ObservedGroup,
} from '../../core/relationship/counterfactual.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { type Pick, termsOf } from '../shared/economics/terms.ts';
import { type PickFigure, type ProgrammeText, yearlyFigure } from './programme-text.ts';

/** The treated customers and the comparison group, as observed. */
export interface ObservedGroups {
  readonly treated: ObservedGroup;
  readonly comparison?: ObservedGroup;
}

/** A programme in numbers, and the groups from which its effect is computed. */
export interface ComparedProgramme {
  readonly programme: Programme;
  readonly groups: ObservedGroups;
  /** What the treated customers would have done without the programme. */
  readonly without: Counterfactual;
}

/** The groups, and the time over which they are compared. */
export interface Comparison {
  /** The number of treated customers. */
  readonly customers: number;
  readonly groups: ObservedGroups;
  readonly horizonYears: number;
  readonly periodsPerYear: number;
  /** Referrals per treated customer and year, and those of them beyond the referrals per customer of the comparison. */
  readonly referrals?: { readonly perYear: number; readonly extra: number };
  /** Customers recovered per year; without it, those of the programme file. */
  readonly recoveredPerYear?: number;
}

/**
 * A programme in numbers, at one figure of each range.
 *
 * @returns a failure where an investment is beyond the horizon, or the counterfactual retention is above 100 %
 */
export function programmeOf(
  text: ProgrammeText,
  comparison: Comparison,
  pick: PickFigure,
): Outcome<ComparedProgramme> {
  const { groups, customers, horizonYears, periodsPerYear } = comparison;
  const without = counterfactual(groups.treated, groups.comparison);
  if (!without.ok) return without;
  const figure = (path: string) => yearlyFigure(text.figures, path, pick);
  const terms = { ...termsOf(text.inputs, periodsPerYear, pick as Pick), horizonYears };
  const late = text.investment.find(({ year }) => year - 1 >= horizonYears);
  if (late !== undefined) {
    return failure(problem('investment-beyond-horizon', { year: late.year, horizonYears }));
  }
  const referrals = comparison.referrals?.extra ?? figure('referral.each');
  const rewarded = comparison.referrals?.perYear;
  const recovered = comparison.recoveredPerYear ?? figure('recovery.customers');
  const servingSaved = figure('serving-saved');
  const rewards = figure('rewards.each');
  const programme: Programme = {
    customers,
    terms,
    treated: comparably(groups.treated.after, without.value),
    without: without.value,
    investment: text.investment.map(({ year, amount }) => ({ year, amount: figure(amount) ?? 0 })),
    ...(referrals !== undefined && {
      referral: {
        perYear: referrals,
        value: figure('referral.value') ?? 0,
        reward: figure('referral.reward') ?? 0,
        ...(rewarded !== undefined && { rewardedPerYear: rewarded }),
      },
    }),
    ...(recovered !== undefined && {
      recovery: {
        perYear: recovered * (figure('recovery.kept') ?? 1),
        value: figure('recovery.value') ?? 0,
      },
    }),
    ...(servingSaved !== undefined && { servingSaved }),
    ...(rewards !== undefined && {
      rewards: { perYear: rewards, anyway: figure('rewards.anyway') ?? 0 },
    }),
  };
  return success({ programme, groups, without: without.value });
}

/** What the treated do: with the retention of their spend only where it is known of their counterfactual as well. */
const comparably = ({ spendRetention, ...after }: Behaviour, without: Behaviour): Behaviour =>
  spendRetention === undefined || without.spendRetention === undefined
    ? after
    : { ...after, spendRetention };

/** The years of the horizon; undefined without one. */
export function horizonOf({ inputs }: ProgrammeText, pick: PickFigure): number | undefined {
  const read = inputs.get('horizon')?.quantity;
  if (read === undefined || read.unit === null) return undefined;
  return inYears(pick('horizon', read.range), read.unit);
}

/** The groups that a programme file describes, at one figure of each range. */
export function describedGroups({ figures }: ProgrammeText, pick: PickFigure): ObservedGroups {
  const partial = (path: string) => {
    const annualSpend = yearlyFigure(figures, `${path}.spend`, pick);
    const retention = retentionAt(figures, path, pick);
    return {
      ...(annualSpend !== undefined && { annualSpend }),
      ...(retention !== undefined && { retention }),
    };
  };
  const whole = (path: string) => ({ annualSpend: 0, retention: 0, ...partial(path) });
  const group = (before: string, after: string): ObservedGroup => ({
    before: partial(before),
    after: whole(after),
  });
  const treated = group('before', 'after');
  const isCompared = [...figures.keys()].some((path) => path.startsWith('comparison.'));
  if (!isCompared) return { treated };
  const isDirect = [...figures.keys()].some((path) =>
    /^comparison\.(spend|retention|churn)$/.test(path),
  );
  return {
    treated,
    comparison: group('comparison.before', isDirect ? 'comparison' : 'comparison.after'),
  };
}

/** The yearly retention, from a retention or a churn. */
function retentionAt(
  figures: ProgrammeText['figures'],
  path: string,
  pick: PickFigure,
): number | undefined {
  for (const name of ['retention', 'churn'] as const) {
    const read = figures.get(`${path}.${name}`)?.quantity;
    if (read === undefined || read.unit === null) continue;
    const share = pick(`${path}.${name}`, read.range);
    return yearlyRetention(name === 'churn' ? 1 - share : share, read.unit);
  }
  return undefined;
}
