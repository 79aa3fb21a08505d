import { shortNumber } from '../../render/number-text.ts';
import { entryLabels } from '../ror/view-ledger.ts';
import { amount, byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import { type Adapter, basisText, type Comparable, currencyText, figuresOf } from './adapter.ts';

const figures = figuresOf('ror');

/** What a programme brought: explained by the kinds of real value and of cost. */
export const rorAdapter: Adapter = {
  command: 'ror',
  comparable,
  labels: {
    ...figures.labels,
    ...entryLabels,
  },
};

function comparable({ fields: saved }: SavedResult, { fields: other }: SavedResult): Comparable {
  const returned = (of: SavedFields) => of.get('result.returnOnRelationship', orNull(number));
  const net = figures.valued('netValue', saved.get('result.netValue', number));
  const ratio = figures.valued('returnOnRelationship', returned(saved));
  const related = returned(saved) !== null && returned(other) !== null;
  const [assignment, label] = ['assignment', 'label'].map((name) =>
    saved.get(`result.${name}`, text),
  );
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'basis', text: basisText(saved) },
      { what: 'assignment', text: `${assignment}, ${label}` },
      { what: 'horizon', text: `${shortNumber(saved.get('result.horizonYears', number))} y` },
    ],
    figures: [
      ...(related ? ([ratio, net] as const) : ([net] as const)),
      ...figures.saved(saved, 'real.total'),
      ...figures.saved(saved, 'cost.total'),
      ...figures.saved(saved, 'customers'),
      ...figures.saved(saved, 'interval.probabilityPositive'),
      ...figures.saved(saved, 'breakEvenYear'),
      ...figures.saved(saved, 'perceived.total.base'),
    ],
    breakdowns: [
      {
        by: 'component',
        of: net,
        combined: 'sum',
        parts: [
          ...components(saved.get('result.real', byName(amount)), 1),
          ...components(saved.get('result.cost', byName(amount)), -1),
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
