import { failure, success } from '../../core/outcome.ts';
import { inYears } from '../../core/quantity/rate.ts';
import {
  type Counterfactual,
  counterfactual,
  type ObservedGroup,
} from '../../core/relationship/counterfactual.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { type Pick, termsOf } from '../shared/economics/terms.ts';
import { type PickFigure, yearlyFigure } from './figures.ts';
import type { ProgrammeText } from './programme-text.ts';

/** The treated customers and whom they are compared with, as observed. */
export interface ObservedGroups {
  readonly treated: ObservedGroup;
  readonly comparison?: ObservedGroup;
}

/** A programme in numbers, and what its effect was told from. */
export interface Compared {
  readonly programme: Programme;
  readonly groups: ObservedGroups;
  readonly without: Counterfactual;
}

/** What a programme is compared over. */
export interface Setting {
  readonly customers: number;
  readonly groups: ObservedGroups;
  readonly horizonYears: number;
  readonly periodsPerYear: number;
  /** Customers that one treated customer brought a year, and how many of those beyond one of the comparison. */
  readonly referrals?: { readonly perYear: number; readonly extra: number };
  /** Customers recovered, a year; those of the programme file where absent. */
  readonly recoveredPerYear?: number;
}

/** The programme that a text describes for groups as observed, at the chosen figure of each range. */
export function programmeOf(
  text: ProgrammeText,
  setting: Setting,
  pick: PickFigure,
): Outcome<Compared> {
  const { groups, customers, horizonYears, periodsPerYear } = setting;
  const without = counterfactual(groups.treated, groups.comparison);
  if (!without.ok) return without;
  const figure = (path: string) => yearlyFigure(text.figures, path, pick);
  const terms = { ...termsOf(text.inputs, periodsPerYear, pick as Pick), horizonYears };
  const beyond = text.investment.find(({ year }) => year - 1 >= horizonYears);
  if (beyond !== undefined) {
    return failure(problem('investment-beyond-horizon', { year: beyond.year, horizonYears }));
  }
  const referrals = setting.referrals?.extra ?? figure('referral.each');
  const rewarded = setting.referrals?.perYear;
  const recovered = setting.recoveredPerYear ?? figure('recovery.customers');
  const servingSaved = figure('serving-saved');
  const rewards = figure('rewards.each');
  const impressions = figure('perceived.sharing.impressions');
  const knows = ['reviews', 'ideas'].some(
    (name) => figure(`perceived.knowledge.${name}`) !== undefined,
  );
  const programme: Programme = {
    customers,
    terms,
    treated: groups.treated.after,
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
    ...(impressions !== undefined && {
      sharing: {
        impressions,
        cpm: figure('perceived.sharing.cpm') ?? 0,
        quality: figure('perceived.sharing.quality') ?? 1,
        tracked: figure('perceived.sharing.tracked') ?? 0,
      },
    }),
    ...(knows && {
      knowledge: {
        reviews: figure('perceived.knowledge.reviews') ?? 0,
        reviewCost: figure('perceived.knowledge.review-cost') ?? 0,
        ideas: figure('perceived.knowledge.ideas') ?? 0,
        ideaCost: figure('perceived.knowledge.idea-cost') ?? 0,
      },
    }),
  };
  return success({ programme, groups, without: without.value });
}

/** The years that count, by the horizon; undefined where nothing says them. */
export function horizonOf({ inputs }: ProgrammeText, pick: PickFigure): number | undefined {
  const read = inputs.get('horizon')?.quantity;
  if (read === undefined || read.unit === null) return undefined;
  return inYears(pick('horizon', read.range), read.unit);
}
