import { shortNumber } from '../../render/number-text.ts';
import { amount, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import { type Adapter, basisText, type Comparable, currencyText, figuresOf } from './adapter.ts';

const figures = figuresOf('recovery');

/** What problems cost: explained by the kinds of problem, as more customers or more at risk with each. */
export const recoveryAdapter: Adapter = {
  command: 'recovery',
  comparable,
  labels: figures.labels,
  changedMeanings: [
    {
      since: 2,
      figures: [
        'total.valueAtRisk',
        'total.lost',
        'total.recoverable',
        'total.recoverablePerUnit',
        'presentEffort.customersSaved',
      ],
      now: 'by the stay rates of each kind of problem, drawn towards those of all kinds',
      applies: isObserved,
    },
    {
      since: 2,
      figures: [
        'total.valueAtRisk',
        'total.recoverable',
        'total.recoverablePerUnit',
        'breakEven.spend',
        'valueToCome.amount',
      ],
      now: 'by what is to come of active customers on the day of the export',
      applies: isFromCustomers,
    },
    {
      since: 2,
      figures: [
        'total.valueAtRisk',
        'total.recoverable',
        'total.recoverablePerUnit',
        'breakEven.spend',
        'valueToCome.amount',
      ],
      now: 'by the margin of the value to come that is given',
      applies: (saved) => isGiven(saved) && basisText(saved.fields) === 'margin',
    },
    {
      since: 2,
      figures: ['total.recoverablePerUnit', 'total.cost', 'breakEven.spend'],
      now: 'left out without a margin',
      applies: (saved) => basisText(saved.fields) === 'spend',
    },
  ],
};

function comparable({ fields: saved }: SavedResult, { fields: other }: SavedResult): Comparable {
  const valued = isValued(saved) && isValued(other);
  const field = valued ? 'valueAtRisk' : 'lost';
  const headline = figures.valued(`total.${field}`, saved.get(`result.total.${field}`, number));
  return {
    conditions: [
      { what: 'currency', text: currencyText(saved) },
      { what: 'basis', text: basisText(saved) },
      {
        what: 'kind',
        text: `a row a ${saved.get('result.shape', text) === 'kinds' ? 'kind' : 'case'}`,
      },
      { what: 'method', text: `stay rates ${saved.get('result.rates.source', text)}` },
      { what: 'time', text: timeText(saved.get('result.years', orNull(number))) },
    ],
    figures: [
      headline,
      ...(valued ? figures.saved(saved, 'total.lost') : []),
      ...figures.saved(saved, 'total.customers'),
      ...figures.saved(saved, 'total.complained'),
      ...figures.saved(saved, 'total.recoverable'),
      ...figures.saved(saved, 'total.recoverablePerUnit'),
      ...figures.saved(saved, 'total.cost'),
      ...figures.saved(saved, 'presentEffort.customersSaved'),
      ...figures.saved(saved, 'breakEven.spend'),
      ...figures.saved(saved, 'valueToCome.amount'),
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
            amount: kind.get(field, amount),
          };
        }),
      },
    ],
  };
}

/** Whether some stay rates are what customers did, and so differ between the kinds of problem. */
function isObserved({ fields }: SavedResult): boolean {
  return fields
    .list('result.rates.outcomes')
    .some((rate) => rate.get('source', text) === 'observed');
}

/** Whether the value to come is that of customers in a file. */
function isFromCustomers({ fields }: SavedResult): boolean {
  const source = fields.get('result.valueToCome.source', orNull(text));
  return source !== null && source !== 'given';
}

const isGiven = ({ fields }: SavedResult): boolean =>
  fields.get('result.valueToCome.source', orNull(text)) === 'given';

/** Whether every problem has a value. */
const isValued = (saved: SavedFields): boolean =>
  saved.get('result.total.valueAtRisk', orNull(number)) !== null &&
  saved.list('result.kinds').every((kind) => kind.get('valueAtRisk', orNull(number)) !== null);

/** The time of the problems; cases of two years seldom begin and end on the very same days. */
const timeText = (years: number | null): string =>
  years === null ? 'not known' : `${shortNumber(years, 1)} y`;
