import { shortNumber } from '../../render/number-text.ts';
import { amount, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import { type SavedResult, savedAssumptions } from '../shared/saved-result.ts';
import { type Adapter, basisText, type Comparable, currencyText, figuresOf } from './adapter.ts';

const figures = figuresOf('recovery');

/** Figures in money that follow the value to come of a customer. */
const moneyFigures = [
  'total.valueAtRisk',
  'total.recoverable',
  'total.recoverablePerUnit',
  'breakEven.spend',
  'valueToCome.amount',
];

/** Whether the value to come is computed from the customers of a file, over time. */
function isTimed(saved: SavedFields): boolean {
  const assumptions = savedAssumptions(saved);
  const source = saved.get('result.valueToCome.source', orNull(text));
  return (
    (source === 'affected' || source === 'customers') &&
    (assumptions.has('discount') || assumptions.has('growth'))
  );
}

/** What problems cost: explained by the kinds of problem, as more customers or more at risk with each. */
export const recoveryAdapter: Adapter = {
  command: 'recovery',
  comparable,
  labels: figures.labels,
  changedMeanings: [
    {
      since: 2,
      figures: moneyFigures,
      now: 'by a value to come that is discounted to the day of the export, and grows on from what it has reached',
      applies: ({ fields }) => isTimed(fields),
    },
    {
      since: 2,
      figures: moneyFigures,
      now: 'by the margin of the value to come that is given',
      applies: ({ fields }) =>
        fields.get('result.valueToCome.source', orNull(text)) === 'given' &&
        basisText(fields) === 'margin',
    },
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
      applies: ({ fields }) =>
        fields
          .list('result.rates.outcomes')
          .some((rate) => rate.get('source', text) === 'observed'),
    },
    {
      since: 2,
      figures: ['total.recoverablePerUnit', 'total.cost', 'breakEven.spend'],
      now: 'left out without a margin',
      applies: ({ fields }) => basisText(fields) === 'spend',
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

/** Whether every problem has a value. */
const isValued = (saved: SavedFields): boolean =>
  saved.get('result.total.valueAtRisk', orNull(number)) !== null &&
  saved.list('result.kinds').every((kind) => kind.get('valueAtRisk', orNull(number)) !== null);

/** The time of the problems; cases of two years seldom begin and end on the very same days. */
const timeText = (years: number | null): string =>
  years === null ? 'not known' : `${shortNumber(years, 1)} y`;
