import {
  amount,
  brokenAt,
  byName,
  number,
  orNull,
  type SavedFields,
  text,
} from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import {
  type Adapter,
  amountsText,
  type Breakdown,
  type BreakdownPart,
  basisOfOrders,
  type Comparable,
  columnsText,
  currencyText,
  type Figure,
  figuresOf,
  segmentKey,
} from './adapter.ts';

const figures = figuresOf('cohorts');

/**
 * What customers bring within some days of the first purchase: explained by cohort, as more or fewer of its customers,
 * or as more or less of each.
 */
export const cohortsAdapter: Adapter = {
  command: 'cohorts',
  comparable,
  labels: figures.labels,
};

function comparable(saved: SavedResult, { fields: other }: SavedResult): Comparable {
  const { fields } = saved;
  const inBoth = daysKnown(fields).filter((days) => daysKnown(other).includes(days));
  const ofDays = inBoth.flatMap((days): Figure[] => {
    const of = withinDays(fields, 'result.total.after', days);
    return [
      figures.valued('total.after[days].perCustomer', of.perCustomer, days),
      figures.valued('total.after[days].returned', of.returned, days),
    ];
  });
  const days = inBoth.find((each) => each >= usualDays) ?? inBoth.at(-1);
  const within = ofDays.find(({ name }) => name === `total.after[days=${days}].perCustomer`);
  const soFar = figures.valued('total.soFar', fields.get('result.total.soFar', number));
  const lines = cohortsOf(fields);
  return {
    conditions: [
      { what: 'currency', text: currencyText(fields) },
      { what: 'amounts', text: amountsText(saved) },
      { what: 'basis', text: basisOfOrders(saved) },
      { what: 'cohort', text: fields.get('result.cohort', text) },
      { what: 'segments', text: columnsText(lines.filter(({ isPeriod }) => !isPeriod)) },
    ],
    figures: [
      ...(within === undefined ? ([soFar] as const) : ([within, soFar] as const)),
      ...ofDays.filter((figure) => figure !== within),
      ...figures.saved(fields, 'total.customers'),
      ...figures.saved(fields, 'total.acquisitionCost'),
      ...figures.saved(fields, 'total.earnedBack'),
      ...figures.saved(fields, 'total.payback.days'),
      ...figures.saved(fields, 'total.mayCost'),
      ...figures.saved(fields, 'total.costEach'),
    ],
    breakdowns:
      within === undefined || days === undefined ? [] : [byCohort(fields, lines, within, days)],
  };
}

/** The days of the headline, or the next more. */
const usualDays = 90;

/** The numbers of days for which some customers have been observed. */
const daysKnown = (fields: SavedFields): readonly number[] =>
  fields
    .list('result.total.after')
    .filter((of) => of.get('perCustomer', orNull(number)) !== null)
    .map((of) => of.get('days', number));

interface WithinDays {
  readonly customers: number;
  readonly perCustomer: number | null;
  readonly returned: number | null;
}

function withinDays(fields: SavedFields, path: string, days: number): WithinDays {
  const of = fields.list(path).find((each) => each.get('days', number) === days);
  return {
    customers: of?.get('customers', number) ?? 0,
    perCustomer: of?.get('perCustomer', orNull(amount)) ?? null,
    returned: of?.get('returned', orNull(number)) ?? null,
  };
}

interface Cohort {
  readonly fields: SavedFields;
  readonly segment: Readonly<Record<string, string>>;
  readonly isPeriod: boolean;
}

const cohortsOf = (fields: SavedFields): Cohort[] =>
  fields.list('result.cohorts').map((line) => {
    const period = line.get('cohort', orNull(text));
    return period === null
      ? { fields: line, segment: line.get('segment', byName(text)), isPeriod: false }
      : { fields: line, segment: { [fields.get('result.cohort', text)]: period }, isPeriod: true };
  });

/**
 * The mean of all as the mean of the cohorts, weighted by their shares of the customers who have been observed for so
 * long; the others are not in it.
 *
 * @throws {Refusal} it is not that mean
 */
function byCohort(
  saved: SavedFields,
  cohorts: readonly Cohort[],
  of: Figure,
  days: number,
): Breakdown {
  const known = cohorts.flatMap(({ fields, segment }) => {
    const { customers, perCustomer } = withinDays(fields, 'after', days);
    return perCustomer === null ? [] : [{ segment, customers, perCustomer }];
  });
  const all = known.reduce((sum, { customers }) => sum + customers, 0);
  const parts = known.map(
    ({ segment, customers, perCustomer }): BreakdownPart => ({
      name: segmentKey(segment),
      segment,
      weight: customers / all,
      amount: (customers * perCustomer) / all,
    }),
  );
  // Each mean is printed with six decimals: their mean is the printed one but for that.
  const mean = parts.reduce((sum, { amount }) => sum + amount, 0);
  const printed = of.value ?? 0;
  if (Math.abs(mean - printed) > 2e-6 + 1e-9 * Math.abs(printed))
    throw brokenAt(saved.file, `result.${of.name}`, 'not-the-sum');
  return { by: 'segment', of: { ...of, value: mean }, combined: 'mean', parts };
}
