import type { QuantityKind } from '../../core/quantity/quantity.ts';
import { economicOptions, type InputName } from '../shared/economics/inputs.ts';

/** The economic inputs of a programme: options, and names at the top of a programme file. */
export const programmeInputs: readonly InputName[] = economicOptions('ror').map(({ name }) => name);

const behaviour = { spend: 'spend', retention: 'stay', churn: 'stay' } as const;

/**
 * Every quantity of a programme file besides the economic inputs, by its path, and how it is written.
 * What stands under `comparison` itself is what its customers did after the programme began.
 */
export const figureKinds = {
  'before.spend': behaviour.spend,
  'before.retention': behaviour.retention,
  'before.churn': behaviour.churn,
  'after.spend': behaviour.spend,
  'after.retention': behaviour.retention,
  'after.churn': behaviour.churn,
  'comparison.spend': behaviour.spend,
  'comparison.retention': behaviour.retention,
  'comparison.churn': behaviour.churn,
  'comparison.before.spend': behaviour.spend,
  'comparison.before.retention': behaviour.retention,
  'comparison.before.churn': behaviour.churn,
  'comparison.after.spend': behaviour.spend,
  'comparison.after.retention': behaviour.retention,
  'comparison.after.churn': behaviour.churn,
  'referral.each': 'frequency',
  'referral.value': 'money',
  'referral.reward': 'money',
  'recovery.customers': 'frequency',
  'recovery.value': 'money',
  'recovery.kept': 'share',
  'serving-saved': 'spend',
  'investment.#.amount': 'money',
  'rewards.each': 'spend',
  'rewards.anyway': 'share',
  'perceived.sharing.impressions': 'frequency',
  'perceived.sharing.cpm': 'money',
  'perceived.sharing.quality': 'share',
  'perceived.sharing.tracked': 'share',
  'perceived.knowledge.reviews': 'frequency',
  'perceived.knowledge.review-cost': 'money',
  'perceived.knowledge.ideas': 'frequency',
  'perceived.knowledge.idea-cost': 'money',
  'targets.return': 'rate',
  'targets.net-value': 'money',
  'targets.spend': 'spend',
  'targets.retention': 'stay',
  'targets.break-even': 'duration',
} as const satisfies Readonly<Record<string, QuantityKind>>;

/** The path of a quantity; `#` is the place of an element in its list, from 1. */
export type FigureName = keyof typeof figureKinds;

/** Everything else that a programme file says. */
const textNames = [
  'programme',
  'currency',
  'customers',
  'assignment',
  'investment.#.year',
  'investment.#.what',
] as const;

/** All names that mean something, as paths. */
export const knownPaths: readonly string[] = [
  ...textNames,
  ...programmeInputs,
  ...Object.keys(figureKinds),
];
