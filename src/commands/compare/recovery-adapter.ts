import type { Report } from '../../core/report.ts';
import { shortNumber } from '../../render/number-text.ts';
import type { ProblemFigures, RecoveryResult } from '../recovery/result.ts';
import { type Adapter, type Comparable, type Figure, figure } from './adapter.ts';

/** What problems cost: explained by the kinds of problem, as more customers or more at risk with each. */
export const recoveryAdapter: Adapter<RecoveryResult> = {
  command: 'recovery',
  resultSchema: async () => (await import('../recovery/schema.ts')).resultSchema,
  comparable,
  labels: {
    'total.valueAtRisk': 'Value at risk',
    'total.lost': 'Customers lost',
    'total.customers': 'Customers with a problem',
    'total.complained': 'Customers who complained',
    'total.recoverable': 'Recoverable value',
    'total.recoverablePerUnit': 'Recoverable for each unit spent',
    'total.cost': 'Cost of mending',
    'presentEffort.customersSaved': 'Customers saved today',
    'breakEven.spend': 'Break-even spend on one',
    'valueToCome.amount': 'Value to come of one',
  },
};

function comparable(
  { result, currency }: Report<RecoveryResult>,
  other: Report<RecoveryResult>,
): Comparable {
  const { total, kinds } = result;
  const valued = [result, other.result].every((each) =>
    [each.total, ...each.kinds].every(({ valueAtRisk }) => valueAtRisk !== null),
  );
  const amount = ({ valueAtRisk, lost }: ProblemFigures) => (valued ? (valueAtRisk ?? 0) : lost);
  const headline: Figure = {
    name: valued ? 'total.valueAtRisk' : 'total.lost',
    unit: valued ? 'money' : 'count',
    better: 'down',
    value: amount(total),
  };
  return {
    conditions: [
      { what: 'currency', text: currency ?? 'none named' },
      { what: 'kind', text: `a row a ${result.shape === 'kinds' ? 'kind' : 'case'}` },
      { what: 'method', text: `stay rates ${result.rates.source}` },
      { what: 'time', text: timeText(result.years) },
    ],
    figures: [
      headline,
      ...(valued ? figure('total.lost', total.lost, 'count', 'down') : []),
      ...figure('total.customers', total.customers, 'count', 'down'),
      // More complaints may be more problems, or more that are heard.
      ...figure('total.complained', total.complained, 'count', null),
      ...figure('total.recoverable', total.recoverable, 'money', null),
      ...figure('total.recoverablePerUnit', total.recoverablePerUnit, 'ratio', null),
      ...figure('total.cost', total.cost, 'money', 'down'),
      ...figure(
        'presentEffort.customersSaved',
        result.presentEffort?.customersSaved,
        'count',
        'up',
      ),
      ...figure('breakEven.spend', result.breakEven.spend, 'money', null),
      ...figure('valueToCome.amount', result.valueToCome.amount, 'money', 'up'),
    ],
    breakdowns: [
      {
        by: 'problem',
        of: headline,
        combined: 'sum',
        parts: kinds.map((kind) => ({
          name: kind.severity === null ? kind.problem : `${kind.problem} (${kind.severity})`,
          weight: kind.customers,
          amount: amount(kind),
        })),
      },
    ],
  };
}

/** The time of the problems; cases of two years seldom begin and end on the very same days. */
const timeText = (years: number | null): string =>
  years === null ? 'not known' : `${shortNumber(years, 1)} y`;
