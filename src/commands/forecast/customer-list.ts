import { chosenCustomers, type FieldOf } from '../listing/chosen-customers.ts';
import type { ListRequest } from '../listing/list-request.ts';
import { longList } from '../listing/long-list.ts';
import type { CustomerFigure } from './forecast-plan.ts';
import { customerFigures } from './forecast-plan.ts';
import type { Foreseen } from './foreseen.ts';
import type { KnownCustomers } from './known-customers.ts';
import type { FittedPart } from './parts.ts';
import type { CustomerFuture, ListedCustomer } from './result.ts';
import { type Groups, known, summarised } from './summary.ts';
import { wholeDays } from './whole-days.ts';

/** The customers that `--each` lists, with what is expected of them. */
export function customerList(
  whole: KnownCustomers,
  parts: readonly FittedPart[],
  groups: Groups,
  request: ListRequest,
) {
  const { totals, summary } = whole.known;
  const future = futures(parts, whole.ids.length);
  const past = (i: number) => summarised(i, whole.ids, groups, totals, summary);
  const columnText = (header: string, i: number): string => {
    const column = whole.labels.get(header);
    if (column === undefined) throw new RangeError(`the column ${header} was not read`);
    return column.values[column.codes[i] ?? 0] ?? '';
  };
  const isFigure = (name: string): name is CustomerFigure =>
    customerFigures.some((figure) => figure === name);
  const field: FieldOf = (name, i) => {
    if (!isFigure(name)) return columnText(name, i);
    // The usual order needs one figure of each, and not a whole entry.
    return name === 'value' ? future.valueOf(i) : ({ ...past(i), ...future.of(i) }[name] ?? null);
  };
  const { keep } = request;
  const { matching, customers } = chosenCustomers(whole.ids, field, request);
  const listed = longList(customers.length, (place): ListedCustomer => {
    const i = customers[place] ?? 0;
    const { id, segment, ...bought } = past(i);
    return {
      id,
      segment,
      ...(keep.length > 0 && {
        kept: Object.fromEntries(keep.map((header) => [header, columnText(header, i)])),
      }),
      ...bought,
      ...future.of(i),
    };
  });
  return { matching, customers: listed };
}

/** What is expected of each customer by the fit that has them. */
function futures(parts: readonly FittedPart[], customers: number) {
  const partOf = new Uint32Array(customers);
  const placeOf = new Uint32Array(customers);
  for (const [part, { members }] of parts.entries()) {
    for (const [place, i] of members.entries()) {
      partOf[i] = part;
      placeOf[i] = place;
    }
  }
  const foreseenOf = (i: number): Foreseen => {
    const part = parts[partOf[i] ?? 0];
    if (part === undefined) throw new RangeError(`no fit has customer ${i}`);
    return part.foreseen;
  };
  return {
    of: (i: number) => futureOf(placeOf[i] ?? 0, foreseenOf(i)),
    valueOf: (i: number) => foreseenOf(i).value[placeOf[i] ?? 0] ?? 0,
  };
}

function futureOf(
  i: number,
  { forecast, terms, unitsPerYear, each, money, value }: Foreseen,
): CustomerFuture {
  const { totals, summary } = forecast.known;
  const cell = forecast.cells.cellOf[i] ?? 0;
  const at = (column: ArrayLike<number>) => column[cell] ?? 0;
  const days = (time = 0) => wholeDays(time, unitsPerYear);
  const { recency, age } = summary;
  const repeats = summary.purchases[i] ?? 0;
  const spend = forecast.spend.each[i] ?? 0;
  const expected = at(each.expected);
  // The first and the last day both count: somebody who came today has been a customer for a day.
  const tenureYears = (days(age[i]) + 1) / 365.25;
  const perPurchase = expected > 0 ? (spend * at(money.perSpendTotal)) / expected : 0;
  const worth = (purchases: number) => perPurchase * purchases + at(money.besidesTotal);
  const [one, other] = [worth(at(each.low)), worth(at(each.high))];
  return {
    annualSpend: known((totals.amount[i] ?? Number.NaN) / tenureYears),
    tenureYears,
    usualGapDays: repeats === 0 ? null : days(recency[i]) / repeats,
    daysSilent: days(age[i]) - days(recency[i]),
    buysWithin: at(each.buysWithin),
    alive: at(each.alive),
    expectedPurchases: expected,
    spendPerPurchase: spend,
    value: value[i] ?? 0,
    low: Math.min(one, other),
    high: Math.max(one, other),
    ...(terms.discount !== undefined && { residualValue: residualValue(cell, spend) }),
  };

  /** Spend of all purchases ever after with its margin, discounted; growth takes off from the discount. */
  function residualValue(of: number, m: number): number | null {
    const rate = Math.log1p(terms.discount ?? 0) - Math.log1p(terms.growth ?? 0);
    if (!(rate > 0)) return null;
    const { cells, choice } = forecast;
    const history = {
      purchases: cells.purchases[of] ?? 0,
      recency: cells.recency[of] ?? 0,
      age: cells.age[of] ?? 0,
    };
    const purchases = choice.chosen.law.discounted(history, rate / unitsPerYear);
    return m * purchases * keptShare(terms);
  }
}

/** What is left of spend after the costs that are in proportion to it. */
function keptShare({ margin = 1, serving, marketing }: Foreseen['terms']): number {
  const share = (cost: typeof serving) => (cost !== undefined && 'share' in cost ? cost.share : 0);
  return margin - share(serving) - share(marketing);
}
