import { noPayment, type PeriodSums } from '../../core/value/period-sums.ts';
import { includedSteps, type StepName, type Terms } from '../../core/value/terms.ts';
import type { FigureFormat } from '../../render/table.ts';
import { visible } from '../../render/visible.ts';
import { cellAt } from '../../render/workbook/sheet.ts';
import { stepWords } from '../shared/economics/view-waterfall.ts';
import { valueName } from '../shared/table.ts';
import { singleCustomers, termsIn, type Valued } from '../shared/valuation/valued.ts';

/** The customers begin in this row, counted from 0. */
export const firstRow = 3;

/** What is known of a customer, and the sums of the periods that the customer pays for. */
export interface CustomerFigures {
  readonly i: number;
  readonly segment: number;
  readonly payment: number;
  readonly orders: number | undefined;
  readonly goods: number | undefined;
  readonly sums: PeriodSums;
  /** Of a new customer whom this one brings; absent where that one pays as this one does. */
  readonly referred: PeriodSums | undefined;
  readonly steps: Readonly<Record<StepName, number>>;
}

export interface CustomerColumn {
  readonly header: string;
  readonly width: number;
  readonly format?: FigureFormat;
  readonly value: (customer: CustomerFigures) => number | string;
  readonly formula?: (row: number) => string;
  /** Absent of columns that are none. */
  readonly step?: StepName;
}

const money: FigureFormat = { kind: 'money' };
const sum: FigureFormat = { kind: 'number', decimals: 6 };

const stepHeader = (step: StepName): string => `${stepWords[step].label.toLowerCase()}, all`;

export const dividing = ({ keys }: Pick<Valued['segments'], 'keys'>): string[] =>
  Object.keys(keys[0] ?? {});

/** Winning customers is charged to segments. */
export const ownTerms = ({ acquisition: _once, ...own }: Terms): Terms => own;

/** What a customer pays and the sums of the periods, which are values, and the steps by formulas. */
export function customerColumns(valued: Valued, hasReferred: boolean): CustomerColumn[] {
  const { segments, terms } = valued;
  const { ids } = singleCustomers(valued);
  const { growth, discount, recovery, goods, margin } = terms;
  const steps = includedSteps(ownTerms(terms));
  const countsOrders = (['serving', 'marketing'] as const).some(
    (name) => terms[name]?.perOrder !== undefined,
  );
  const columns: CustomerColumn[] = [];
  const place = new Map<string, number>();
  const add = (key: string, column: CustomerColumn) => {
    place.set(key, columns.length);
    columns.push(column);
  };
  const at = (key: string, row: number): string => {
    const own = place.get(key);
    if (own === undefined) throw new RangeError(`no column ${key}`);
    return cellAt(row, own);
  };
  const addSum = (key: string, header: string, of: (customer: CustomerFigures) => number) =>
    add(key, { header, width: 14, format: sum, value: of });

  add('segment', { header: 'segment no.', width: 10, value: ({ segment }) => segment + 1 });
  add('id', { header: 'customer', width: 18, value: ({ i }) => visible(ids[i] ?? '') });
  for (const header of dividing(segments))
    add(`by ${header}`, {
      header: visible(header),
      width: 16,
      value: ({ segment }) => visible(valueName(segments.keys[segment]?.[header] ?? '')),
    });
  add('payment', { header: 'payment', width: 14, format: money, value: ({ payment }) => payment });
  if (countsOrders) addSum('orders', 'orders', ({ orders = 0 }) => orders);
  if (goods === 'recorded')
    add('goods', {
      header: 'recorded goods',
      width: 15,
      format: money,
      value: ({ goods: own = 0 }) => own,
    });
  addSum('paid', 'periods', ({ sums }) => sums.paid);
  if (growth !== undefined) addSum('grown', 'with growth', ({ sums }) => sums.grown);
  if (discount !== undefined) addSum('discounted', 'discounted', ({ sums }) => sums.discounted);
  if (discount !== undefined && growth !== undefined)
    addSum('both', 'with both', ({ sums }) => sums.grownDiscounted);
  if (recovery !== undefined) {
    addSum('later', 'periods after', ({ sums }) => sums.laterDiscounted);
    addSum('laterGrown', 'after, with growth', ({ sums }) => sums.laterGrownDiscounted);
  }
  if (hasReferred) {
    const of = ({ referred, sums }: CustomerFigures) => referred ?? sums ?? noPayment;
    addSum('newDiscounted', 'of a new one', (each) => of(each).discounted);
    addSum('newBoth', 'of a new one, with growth', (each) => of(each).grownDiscounted);
    if (recovery !== undefined) {
      addSum('newLater', 'after, of a new one', (each) => of(each).laterDiscounted);
      addSum(
        'newLaterGrown',
        'after, of a new one, with growth',
        (each) => of(each).laterGrownDiscounted,
      );
    }
  }
  /** The sums that a term that is not there leaves alike. */
  const sums = (row: number) => {
    const paid = at('paid', row);
    const grown = growth === undefined ? paid : at('grown', row);
    const discounted = discount === undefined ? paid : at('discounted', row);
    const both =
      discount === undefined ? grown : growth === undefined ? discounted : at('both', row);
    return { paid, grown, discounted, both };
  };
  const perPeriod = (name: 'serving' | 'marketing', row: number): string[] => [
    ...(terms[name]?.perYear === undefined ? [] : [`${name}_a_period`]),
    ...(terms[name]?.perOrder === undefined ? [] : [`${name}_an_order*${at('orders', row)}`]),
  ];
  const shareOf = (name: 'serving' | 'marketing') =>
    terms[name]?.share === undefined ? [] : [`${name}_share`];
  const shares = ['serving', 'marketing'] as const;
  add('left', {
    header: 'left of a payment',
    width: 15,
    format: money,
    formula: (row) => {
      const left = [margin === undefined ? '1' : 'margin', ...shares.flatMap(shareOf)].join('-');
      const recorded = goods === 'recorded' ? `-${at('goods', row)}` : '';
      return `${at('payment', row)}*(${left})${recorded}`;
    },
    value: (each) => leftOf(termsIn(valued, each.segment), each),
  });
  const hasCosts = shares.some((name) => perPeriod(name, firstRow).length > 0);
  if (hasCosts)
    add('costs', {
      header: 'costs a period',
      width: 14,
      format: money,
      formula: (row) => shares.flatMap((name) => perPeriod(name, row)).join('+'),
      value: (each) => costsOf(termsIn(valued, each.segment), each),
    });
  const lessCosts = (row: number, periods: string) =>
    hasCosts ? `-${at('costs', row)}*${periods}` : '';
  const recovered = (row: number, later: string, laterGrown: string, discounted: string) =>
    `incidents_a_period*mended*(kept*(${at('left', row)}*${laterGrown}${lessCosts(row, later)})-mending_cost*${discounted})`;
  const formulaOf = (step: StepName, row: number): string => {
    const { paid, grown, discounted, both } = sums(row);
    const payment = at('payment', row);
    switch (step) {
      case 'spend':
        return `${payment}*${paid}`;
      case 'growth':
        return `${payment}*(${grown}-${paid})`;
      case 'costOfGoods':
        return goods === 'recorded'
          ? `-${at('goods', row)}*${grown}`
          : `-(1-margin)*${payment}*${grown}`;
      case 'serving':
      case 'marketing':
        return `-(${[
          ...perPeriod(step, row).map((cost) => `${cost}*${paid}`),
          ...shareOf(step).map((own) => `${own}*${payment}*${grown}`),
        ].join('+')})`;
      case 'timeValue':
        return `${at('left', row)}*(${both}-${grown})${lessCosts(row, `(${discounted}-${paid})`)}`;
      case 'recovery':
        return recovered(row, at('later', row), at('laterGrown', row), discounted);
      case 'referral':
        return `referrals_a_period*${discounted}*(IF(ISNUMBER(referral_value),referral_value,${broughtBy(row)})-referral_reward)`;
      case 'acquisition':
        throw new RangeError('acquisition is charged to segments');
    }
  };
  const ownSteps = steps.filter((step) => step !== 'referral');
  /** The value of a customer who is referred: that of a new one, or of one who pays as the referring one does. */
  const broughtBy = (row: number): string => {
    if (!hasReferred) return ownSteps.map((step) => at(step, row)).join('+');
    const recovery_ =
      recovery === undefined
        ? ''
        : `+${recovered(row, at('newLater', row), at('newLaterGrown', row), at('newDiscounted', row))}`;
    return `${at('left', row)}*${at('newBoth', row)}${lessCosts(row, at('newDiscounted', row))}${recovery_}`;
  };
  // Referral is made of the other steps, which may stand after it.
  for (const [k, step] of steps.entries()) place.set(step, columns.length + k);
  for (const step of steps)
    columns.push({
      step,
      header: stepHeader(step),
      width: 16,
      format: money,
      formula: (row) => formulaOf(step, row),
      value: (each) => each.steps[step],
    });
  const firstStep = columns.length - steps.length;
  columns.push({
    header: 'value',
    width: 16,
    format: money,
    formula: (row) => `SUM(${cellAt(row, firstStep)}:${cellAt(row, firstStep + steps.length - 1)})`,
    value: (each) => steps.reduce((all, step) => all + each.steps[step], 0),
  });
  return columns;
}

/** What is left of a payment after the cost of the goods and the costs that are shares of it. */
function leftOf(terms: Terms, { payment, goods = 0 }: CustomerFigures): number {
  const shares = (terms.serving?.share ?? 0) + (terms.marketing?.share ?? 0);
  const left = (terms.margin ?? 1) - shares;
  return payment * left - (terms.goods === 'recorded' ? goods : 0);
}

const costsOf = (
  { serving, marketing, periodsPerYear }: Terms,
  { orders = 0 }: CustomerFigures,
): number =>
  [serving, marketing].reduce(
    (all, cost) => all + (cost?.perYear ?? 0) / periodsPerYear + (cost?.perOrder ?? 0) * orders,
    0,
  );
