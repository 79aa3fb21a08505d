import { matchedComparison } from '../src/core/relationship/matched/matched-comparison.ts';
import {
  canBeResampled,
  effectIntervals,
  matchedEffect,
} from '../src/core/relationship/matched/matched-effect.ts';
import {
  type ClubTerms,
  simulatedClub,
} from '../src/core/relationship/matched/testing/simulated-club.ts';
import { countText, shareText } from './shares.ts';
import type { Study } from './study.ts';

const clubs: readonly (ClubTerms & { readonly name: string })[] = [
  { name: 'joined with an order, no effect', customers: 250, withOrder: true },
  { name: 'joined with an order, no effect', customers: 1000, withOrder: true },
  { name: 'joined on any day, no effect', customers: 1000, withOrder: false },
  {
    name: 'would have bought more anyway, no effect',
    customers: 1000,
    withOrder: true,
    knowsMore: true,
  },
  { name: 'spend half as much again', customers: 300, withOrder: true, effect: 0.5 },
  { name: 'spend half as much again', customers: 600, withOrder: true, effect: 0.5 },
  { name: 'spend half as much again', customers: 1000, withOrder: true, effect: 0.5 },
];

const drawing = { draws: 500, seed: 1 };

/** How well the effect of a club is found by comparing members with customers who had alike orders. */
export const club: Study = {
  question:
    'How far is the effect of a club from the truth, where good customers join it, and how often does its 95 % interval hold the truth?',
  sets: 100,
  run: (sets, progress) => ({
    header: [
      'members',
      'customers',
      'true effect a member',
      'found less true, mean',
      'median',
      'clubs with an interval',
      'intervals that hold the truth',
    ],
    rows: clubs.map((terms) => {
      progress(`${terms.name}, ${terms.customers} customers`);
      return [terms.name, countText(terms.customers), ...measured(terms, sets)];
    }),
  }),
};

function measured(terms: ClubTerms, sets: number): readonly string[] {
  const errors: number[] = [];
  let [holding, intervals, truths] = [0, 0, 0];
  // Without an effect it does not matter who joined later; few customers may leave nobody else to compare with.
  const which = terms.effect === undefined ? 'difference' : 'total';
  for (let seed = 1; seed <= sets; seed++) {
    const simulated = simulatedClub(seed, terms);
    const compared = matchedComparison(simulated.days, simulated);
    const left = new Set(
      Object.values(compared.uncompared)
        .flat()
        .map(({ customer }) => customer),
    );
    const truth = simulated.members.reduce(
      (sum, { customer }) => sum + (left.has(customer) ? 0 : (simulated.gained.get(customer) ?? 0)),
      0,
    );
    const found = matchedEffect(compared)?.[which];
    if (found === undefined || compared.members === 0) continue;
    truths += truth / compared.members;
    errors.push((found - truth) / compared.members);
    const interval = canBeResampled(compared) ? effectIntervals(compared, drawing)[which] : null;
    if (interval === null) continue;
    intervals += 1;
    if (interval.low <= truth && truth <= interval.high) holding += 1;
  }
  if (errors.length === 0) return ['–', '–', '–', '–', '–'];
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const squares = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (errors.length - 1) / errors.length);
  errors.sort((a, b) => a - b);
  return [
    (truths / errors.length).toFixed(1),
    errors.length > 1 ? `${mean.toFixed(1)} ± ${standardError.toFixed(1)}` : mean.toFixed(1),
    (errors[errors.length >> 1] ?? 0).toFixed(1),
    `${intervals} of ${sets}`,
    shareText(holding, intervals),
  ];
}
