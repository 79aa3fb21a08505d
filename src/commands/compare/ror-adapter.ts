import { shortNumber } from '../../render/number-text.ts';
import { kindWords } from '../ror/wording.ts';
import { byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type Adapter, type Comparable, currencyText, type Figure, figure } from './adapter.ts';

/** What a programme brought: explained by the kinds of real value and of cost. */
export const rorAdapter: Adapter = {
  command: 'ror',
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

function comparable(saved: SavedFields, other: SavedFields): Comparable {
  const returned = (of: SavedFields) => of.get('result.returnOnRelationship', orNull(number));
  const net: Figure = {
    name: 'netValue',
    unit: 'money',
    better: 'up',
    value: saved.get('result.netValue', number),
  };
  const ratio: Figure = {
    name: 'returnOnRelationship',
    unit: 'share',
    better: 'up',
    value: returned(saved),
  };
  const related = returned(saved) !== null && returned(other) !== null;
  const [assignment, label] = ['assignment', 'label'].map((name) =>
    saved.get(`result.${name}`, text),
  );
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'assignment', text: `${assignment}, ${label}` },
      { what: 'horizon', text: `${shortNumber(saved.get('result.horizonYears', number))} y` },
    ],
    figures: [
      ...(related ? ([ratio, net] as const) : ([net] as const)),
      ...figure(saved, 'real.total', 'money', 'up'),
      ...figure(saved, 'cost.total', 'money', 'down'),
      ...figure(saved, 'customers', 'count', null),
      ...figure(saved, 'interval.probabilityPositive', 'share', 'up'),
      ...figure(saved, 'breakEvenYear', 'count', 'down', true),
      ...figure(saved, 'perceived.total.base', 'money', 'up'),
    ],
    breakdowns: [
      {
        by: 'component',
        of: net,
        combined: 'sum',
        parts: [
          ...components(saved.get('result.real', byName(number)), 1),
          ...components(saved.get('result.cost', byName(number)), -1),
        ],
      },
    ],
  };
}

/** The kinds of a line; costs count against the programme. */
const components = (line: Readonly<Record<string, number>>, sign: 1 | -1) =>
  Object.entries(line)
    .filter(([name]) => name !== 'total')
    .map(([name, amount]) => ({ name, amount: sign * amount }));
