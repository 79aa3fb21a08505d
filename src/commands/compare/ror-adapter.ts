import type { Report } from '../../core/report.ts';
import { shortNumber } from '../../render/number-text.ts';
import type { RorResult } from '../ror/result.ts';
import { kindWords } from '../ror/wording.ts';
import { type Adapter, type Comparable, type Figure, figure } from './adapter.ts';

/** What a programme brought: explained by the kinds of real value and of cost. */
export const rorAdapter: Adapter<RorResult> = {
  command: 'ror',
  resultSchema: async () => (await import('../ror/schema.ts')).resultSchema,
  comparable,
  labels: {
    returnOnRelationship: 'Return on relationship',
    netValue: 'Net value',
    'real.total': 'Real value',
    'cost.total': 'Cost',
    customers: 'Customers treated',
    'perceived.total.base': 'Perceived value',
    'interval.probabilityPositive': 'Chance of a return above 0',
    breakEvenYear: 'Year of break-even',
    ...Object.fromEntries(Object.entries(kindWords).map(([kind, { label }]) => [kind, label])),
  },
};

function comparable({ result, currency }: Report<RorResult>, other: Report<RorResult>): Comparable {
  const { real, cost, netValue, returnOnRelationship } = result;
  const net: Figure = { name: 'netValue', unit: 'money', better: 'up', value: netValue };
  const ratio: Figure = {
    name: 'returnOnRelationship',
    unit: 'share',
    better: 'up',
    value: returnOnRelationship,
  };
  const related = returnOnRelationship !== null && other.result.returnOnRelationship !== null;
  return {
    conditions: [
      { what: 'currency', text: currency ?? 'none named' },
      { what: 'assignment', text: `${result.assignment}, ${result.label}` },
      { what: 'horizon', text: `${shortNumber(result.horizonYears)} y` },
    ],
    figures: [
      ...(related ? ([ratio, net] as const) : ([net] as const)),
      ...figure('real.total', real.total, 'money', 'up'),
      ...figure('cost.total', cost.total, 'money', 'down'),
      ...figure('customers', result.customers, 'count', null),
      ...figure(
        'interval.probabilityPositive',
        result.interval?.probabilityPositive,
        'share',
        'up',
      ),
      ...figure('breakEvenYear', result.breakEvenYear, 'count', 'down', true),
      ...figure('perceived.total.base', result.perceived.total.base, 'money', 'up'),
    ],
    breakdowns: [
      {
        by: 'component',
        of: net,
        combined: 'sum',
        parts: [...components(real, 1), ...components(cost, -1)],
      },
    ],
  };
}

/** The kinds of a line; costs count against the programme. */
const components = (line: Readonly<Record<string, number>>, sign: 1 | -1) =>
  Object.entries(line)
    .filter(([name]) => name !== 'total')
    .map(([name, amount]) => ({ name, amount: sign * amount }));
