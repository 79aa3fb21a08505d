import { shortNumber } from '../../render/number-text.ts';
import { entryLabels } from '../ror/view-ledger.ts';
import { amount, byName, number, orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import { type Adapter, basisText, type Comparable, currencyText, figuresOf } from './adapter.ts';

const figures = figuresOf('ror');

/** What a programme brought: explained by the kinds of real money and of cost. */
export const rorAdapter: Adapter = {
  command: 'ror',
  comparable,
  labels: {
    ...figures.labels,
    ...entryLabels,
    'perceived.total.base': 'Perceived value',
  },
  changedMeanings: [
    {
      since: 2,
      figures: ['perceived.total.base'],
      now: 'what is perceived stands in its own unit, and is not added up',
    },
    {
      since: 2,
      figures: [
        'netValue',
        'returnInMoney',
        'realValue',
        'interval.positiveShare',
        'breakEvenYear',
      ],
      now: 'spend is that of all who were there at the start, and staying weighs them by it',
      applies: ({ fields }) => isFromCustomers(fields),
    },
  ],
};

/** Whether the groups come from files of customers: only there a share of the years may be extrapolated. */
const isFromCustomers = (fields: SavedFields): boolean =>
  (fields.find('result.extrapolatedShare', orNull(number)) ?? null) !== null;

/** The first version had these figures under other names. */
const firstNames = {
  returnInMoney: 'returnOnRelationship',
  realValue: 'real.total',
  'interval.positiveShare': 'interval.probabilityPositive',
} as const;

function comparable(saved: SavedResult, other: SavedResult): Comparable {
  const { fields } = saved;
  const returned = ({ fields: of, version }: SavedResult) =>
    of.get(`result.${nameIn(version, 'returnInMoney')}`, orNull(number));
  // Where amounts are spend, no cost is taken off.
  const netValue = fields.get('result.netValue', orNull(number));
  const net =
    netValue === null
      ? figures.valued('realValue', fields.get('result.realValue', number))
      : figures.valued('netValue', netValue);
  const ratio = figures.valued('returnInMoney', returned(saved));
  const related = returned(saved) !== null && returned(other) !== null;
  const renamed = (name: keyof typeof firstNames) => {
    const value = fields.find(`result.${nameIn(saved.version, name)}`, orNull(number));
    return value === undefined ? [] : [figures.valued(name, value)];
  };
  const [assignment, label] = ['assignment', 'label'].map((name) =>
    fields.get(`result.${name}`, text),
  );
  return {
    conditions: [
      { what: 'currency', text: currencyText(fields) },
      { what: 'basis', text: basisText(fields) },
      { what: 'assignment', text: `${assignment}, ${label}` },
      { what: 'horizon', text: `${shortNumber(fields.get('result.horizonYears', number))} y` },
    ],
    figures: [
      ...(related ? ([ratio, net] as const) : ([net] as const)),
      ...(netValue === null ? [] : renamed('realValue')),
      ...figures.saved(fields, 'loyalty.real.total'),
      ...figures.saved(fields, 'recommendations.real.total'),
      ...(netValue === null ? [] : figures.saved(fields, 'cost.total')),
      ...figures.saved(fields, 'matched.spend.effect'),
      ...figures.saved(fields, 'customers'),
      ...figures.saved(fields, 'matched.spend.effect'),
      ...renamed('interval.positiveShare'),
      ...figures.saved(fields, 'breakEvenYear'),
    ],
    breakdowns: [
      {
        by: 'component',
        of: net,
        combined: 'sum',
        parts: [
          ...realIn(saved.version).flatMap((line) => components(fields, line, 1)),
          ...(netValue === null ? [] : components(fields, 'cost', -1)),
        ],
      },
    ],
  };
}

const nameIn = (version: number, name: keyof typeof firstNames): string =>
  version === 1 ? firstNames[name] : name;

/** Where the real money is in a result of a version. */
const realIn = (version: number): readonly string[] =>
  version === 1 ? ['real'] : ['loyalty.real', 'recommendations.real'];

/** The kinds of a line; costs count against the programme. */
const components = (fields: SavedFields, line: string, sign: 1 | -1) =>
  Object.entries(fields.get(`result.${line}`, byName(amount)))
    .filter(([name]) => name !== 'total')
    .map(([name, each]) => ({ name, amount: sign * each }));
