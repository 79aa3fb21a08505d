import { spendLine } from '../../core/forecast/expected-spend.ts';
import { customersOf } from '../../core/forecast/known-purchases.ts';
import { customersAt } from '../../core/purchase/purchase-cells.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { plainNumber } from '../../render/plain-number.ts';
import type { TextPart } from '../../render/text-block.ts';
import type { FittedPart } from './fitted-forecast.ts';
import type { ForecastOptions } from './options.ts';
import type { KnownCustomers } from './read-customers.ts';

/** The columns of scores after those of segments, as the statement of `rapport sql scores` joins them. */
const scoreColumns = [
  'days_bought',
  'first_day',
  'last_day',
  'customers',
  'alive',
  'buys_within',
  'expected_purchases',
  'value_per_spend',
  'value_fixed',
  'spend_intercept',
  'spend_slope',
  'spend_new',
] as const;

/**
 * The file of `--scores`: a row for each history, whatever the state at the split, with what is forecast of one of its
 * customers: nothing where that rests on too few. The value of a customer is a line in what that customer spent on the purchases that count:
 *
 *     value = value_per_spend · m + value_fixed,  m = spend_intercept + spend_slope · spent
 *
 * with m = spend_new for a customer without such a purchase, and m = 0 where spent is not above 0.
 */
export function scoresFile(
  { scores }: Pick<ForecastOptions, 'scores'>,
  by: readonly string[],
  { labels }: KnownCustomers,
  parts: readonly FittedPart[],
): readonly { readonly file: string; readonly parts: Iterable<TextPart> }[] {
  if (scores === undefined) return [];
  const rows = new Map<string, { customers: number; readonly figures: string }>();
  for (const { members, fit } of parts) {
    const { forecast, each, money } = fit;
    const { known, cells, spend } = forecast;
    const { orders, firstDay, lastDay } = known.totals;
    for (let k = 0; k < members.length; k++) {
      const segment = by.map((header) => {
        const column = labels.get(header);
        return quoted(column?.values[column.codes[members[k] ?? 0] ?? 0] ?? '');
      });
      const key = [
        ...segment,
        String(orders[k]),
        isoDate(firstDay[k] ?? 0),
        isoDate(lastDay[k] ?? 0),
      ].join(',');
      const customers = customersAt({ customers: customersOf(known) }, k);
      const seen = rows.get(key);
      if (seen !== undefined) {
        seen.customers += customers;
        continue;
      }
      const cell = cells.cellOf[k] ?? 0;
      const { intercept, slope } = spendLine(spend, spend.known.purchases[k] ?? 0);
      const figures = [
        each.alive[cell],
        each.buysWithin[cell],
        each.expected[cell],
        money.perSpendTotal[cell],
        money.fixedTotal[cell],
        intercept,
        slope,
        spend.mean,
      ].map((figure) => (forecast.marked === null ? plainNumber(figure ?? 0) : ''));
      rows.set(key, { customers, figures: figures.join(',') });
    }
  }
  return [{ file: scores, parts: lines(by, rows) }];
}

function* lines(
  by: readonly string[],
  rows: ReadonlyMap<string, { readonly customers: number; readonly figures: string }>,
): Generator<TextPart> {
  yield `${[...by.map(quoted), ...scoreColumns].join(',')}\n`;
  for (const [key, { customers, figures }] of rows) yield `${key},${customers},${figures}\n`;
}

/** A database reads the file, so that texts stay as they are, also those that a spreadsheet would take for a formula. */
const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
