import { shortNumber } from '../../render/number-text.ts';
import { number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type Adapter, type Comparable, currencyText, type Figure, figure } from './adapter.ts';

/** What problems cost: explained by the kinds of problem, as more customers or more at risk with each. */
export const recoveryAdapter: Adapter = {
  command: 'recovery',
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

function comparable(saved: SavedFields, other: SavedFields): Comparable {
  const valued = isValued(saved) && isValued(other);
  const amount = valued ? 'valueAtRisk' : 'lost';
  const headline: Figure = {
    name: `total.${amount}`,
    unit: valued ? 'money' : 'count',
    better: 'down',
    value: saved.get(`result.total.${amount}`, number),
  };
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      {
        what: 'kind',
        text: `a row a ${saved.get('result.shape', text) === 'kinds' ? 'kind' : 'case'}`,
      },
      { what: 'method', text: `stay rates ${saved.get('result.rates.source', text)}` },
      { what: 'time', text: timeText(saved.get('result.years', orNull(number))) },
    ],
    figures: [
      headline,
      ...(valued ? figure(saved, 'total.lost', 'count', 'down') : []),
      ...figure(saved, 'total.customers', 'count', 'down'),
      // More complaints may be more problems, or more that are heard.
      ...figure(saved, 'total.complained', 'count', null),
      ...figure(saved, 'total.recoverable', 'money', null),
      ...figure(saved, 'total.recoverablePerUnit', 'ratio', null),
      ...figure(saved, 'total.cost', 'money', 'down'),
      ...figure(saved, 'presentEffort.customersSaved', 'count', 'up'),
      ...figure(saved, 'breakEven.spend', 'money', null),
      ...figure(saved, 'valueToCome.amount', 'money', 'up'),
    ],
    breakdowns: [
      {
        by: 'problem',
        of: headline,
        combined: 'sum',
        parts: saved.list('result.kinds').map((kind) => {
          const name = kind.get('problem', text);
          const severity = kind.get('severity', orNull(text));
          return {
            name: severity === null ? name : `${name} (${severity})`,
            weight: kind.get('customers', number),
            amount: kind.get(amount, number),
          };
        }),
      },
    ],
  };
}

/** Whether every problem has a value. */
const isValued = (saved: SavedFields): boolean =>
  saved.get('result.total.valueAtRisk', orNull(number)) !== null &&
  saved.list('result.kinds').every((kind) => kind.get('valueAtRisk', orNull(number)) !== null);

/** The time of the problems; cases of two years seldom begin and end on the very same days. */
const timeText = (years: number | null): string =>
  years === null ? 'not known' : `${shortNumber(years, 1)} y`;
