import type { Behaviour } from '../../core/relationship/counterfactual.ts';
import type { Cost } from '../../core/value/terms.ts';
import type { CellRule } from '../../render/workbook/sheet.ts';
import type { LiveInput } from '../shared/workbook/assumptions-sheet.ts';
import type { ComparedProgramme } from './programme-of.ts';
import { atBase, type ProgrammeText, yearlyFigure } from './programme-text.ts';

const share = { kind: 'share', decimals: 2 } as const;
const money = { kind: 'money' } as const;
const count = { kind: 'number', decimals: 4 } as const;

/** An input, with where it was given: a name of the programme file or an option; else it was counted in files. */
type Given = Omit<LiveInput, 'text' | 'source'> & { readonly path: string };

/**
 * The inputs of a programme that may be changed in a workbook, each in its unit a year and at the base of its range. The
 * names are those that the formulas of the programme call.
 */
export function liveInputs(
  { programme, groups }: ComparedProgramme,
  text: ProgrammeText,
): LiveInput[] {
  const { customers, terms, referral, recovery, servingSaved, rewards } = programme;
  const kept = yearlyFigure(text.figures, 'recovery.kept', atBase);
  const given: Given[] = [
    input('customers', 'Customers treated', customers, 'customers', 'customers', {
      kind: 'number',
      decimals: 0,
    }),
    ...optional('discount', 'Discount rate', terms.discount, 'a year', 'discount', share),
    ...optional('margin', 'Gross margin', terms.margin, 'of spend', 'margin', share),
    ...costInputs('serving', 'Serving', terms.serving),
    ...costInputs('marketing', 'Marketing', terms.marketing),
    ...groupInputs('treated_before', 'Treated, before', groups.treated.before, 'before'),
    ...groupInputs('treated', 'Treated, after', programme.treated, 'after'),
    ...spendStays('treated', 'Treated, after', programme.treated),
    ...groupInputs(
      'comparison_before',
      'Comparison, before',
      groups.comparison?.before,
      'comparison.before',
    ),
    ...groupInputs(
      'comparison',
      'Comparison, after',
      groups.comparison?.after,
      text.figures.has('comparison.spend') ? 'comparison' : 'comparison.after',
    ),
    ...spendStays('comparison', 'Comparison, after', programme.without),
  ];
  if (referral !== undefined) {
    given.push(
      input(
        'referrals',
        'New customers one refers',
        referral.perYear,
        'a year',
        'referral.each',
        count,
      ),
      input(
        'referral_value',
        'Value of one of them',
        referral.value,
        'each',
        'referral.value',
        money,
      ),
      input(
        'referral_reward',
        'Reward for referring',
        referral.reward,
        'each',
        'referral.reward',
        money,
      ),
      ...optional(
        'referrals_rewarded',
        'Referrals rewarded',
        referral.rewardedPerYear,
        'a year',
        '',
        count,
      ),
    );
  }
  if (recovery !== undefined) {
    const all = yearlyFigure(text.figures, 'recovery.customers', atBase);
    const isCounted = all === undefined || kept === undefined;
    given.push(
      input(
        'recovered',
        isCounted ? 'Customers kept after a problem' : 'Customers whose problem is resolved',
        isCounted ? recovery.perYear : all,
        'a year',
        'recovery.customers',
        count,
      ),
      ...(isCounted
        ? []
        : [input('recovered_kept', 'Kept of them', kept, 'of them', 'recovery.kept', share)]),
      input(
        'recovery_value',
        'Value of one of them',
        recovery.value,
        'each',
        'recovery.value',
        money,
      ),
    );
  }
  given.push(
    ...optional(
      'serving_saved',
      'Cost to serve saved',
      servingSaved,
      'a year',
      'serving-saved',
      money,
    ),
    ...optional(
      'rewards',
      'Rewards to a customer',
      rewards?.perYear,
      'a year',
      'rewards.each',
      money,
    ),
    ...optional(
      'rewards_anyway',
      'To who would buy anyway',
      rewards?.anyway,
      'of them',
      'rewards.anyway',
      share,
    ),
    ...text.investment.map(({ year, what, amount }, i) =>
      input(
        investmentName(i),
        what === '' ? `Investment ${i + 1}` : `Investment: ${what}`,
        programme.investment[i]?.amount ?? 0,
        `in year ${year}`,
        amount,
        money,
      ),
    ),
  );
  return given.map(({ path, ...each }) => ({
    ...each,
    ...whereGiven(text, path),
    rule: ruleOf(each),
  }));
}

/** What may be typed; what was counted may be below 0. */
function ruleOf({ name, value, format }: Omit<Given, 'path'>): CellRule {
  if (name === 'discount') return { least: -1, isAbove: true, words: 'must be above -100%' };
  if (format?.kind === 'share') return { least: 0, most: 1, words: 'must be between 0% and 100%' };
  const least = typeof value === 'number' && value < 0 ? -1e15 : 0;
  return { least, words: 'must be a number of at least 0' };
}

/** The name of the cell of an investment, by its place in the list. */
export const investmentName = (i: number): string => `investment_of_${i + 1}`;

const input = (
  name: string,
  label: string,
  value: number,
  unit: string,
  path: string,
  format: NonNullable<LiveInput['format']>,
): Given => ({ name, label, value, unit, path, format });

const optional = (
  name: string,
  label: string,
  value: number | undefined,
  ...others: [unit: string, path: string, format: NonNullable<LiveInput['format']>]
): Given[] => (value === undefined ? [] : [input(name, label, value, ...others)]);

const costInputs = (name: 'serving' | 'marketing', label: string, cost: Cost | undefined) => [
  ...optional(`${name}_share`, label, cost?.share, 'of spend', name, share),
  ...optional(`${name}_cost`, label, cost?.perYear, 'a year', name, money),
];

const groupInputs = (
  name: string,
  label: string,
  group: Partial<Behaviour> | undefined,
  path: string,
) => [
  ...optional(
    `${name}_spend`,
    `${label}: spend`,
    group?.annualSpend,
    'a year',
    `${path}.spend`,
    money,
  ),
  ...optional(
    `${name}_retention`,
    `${label}: stay`,
    group?.retention,
    'for a year',
    `${path}.retention`,
    share,
  ),
];

/** The retention of spend, where it takes effect. */
const spendStays = (name: string, label: string, { spendRetention }: Behaviour) =>
  optional(
    `${name}_spend_stays`,
    `${label}: spend that stays`,
    spendRetention,
    'for a year',
    '',
    share,
  );

function whereGiven(text: ProgrammeText, path: string): Pick<LiveInput, 'text' | 'source'> {
  const leaf = path === 'customers' ? text.customers?.leaf : undefined;
  const economic = [...text.inputs].find(([name]) => name === path)?.[1];
  const churn = path.replace('.retention', '.churn');
  const found = leaf ?? economic ?? text.figures.get(path) ?? text.figures.get(churn);
  return found === undefined
    ? {
        text: '',
        source: path.startsWith('recovery.') || path === '' ? 'counted' : 'observed, or default',
      }
    : { text: found.text, source: found.source };
}
