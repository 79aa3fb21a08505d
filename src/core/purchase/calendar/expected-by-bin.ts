import type { FittedPurchases } from '../fit-purchases.ts';
import { purchaseModels } from '../purchase-models.ts';
import { calendarLikelihood } from './calendar-likelihood.ts';
import { clockedHistories } from './clocked-histories.ts';
import { datedCells } from './dated-cells.ts';
import type { CalendarData } from './fit-calendar.ts';

/**
 * e_b, the repeat purchases that a model without a calendar expects in each bin, given the history of each customer.
 *
 * With the parameters at their maximum they add up to all repeat purchases.
 */
export function expectedByBin(
  { cells, bins, repeats, unitDays }: CalendarData,
  { model: name, parameters }: FittedPurchases,
): Float64Array {
  const model = purchaseModels[name];
  const dated = datedCells(cells, bins.from, bins.until, unitDays);
  const { group: _, ...columns } = dated.cells;
  const likelihood = calendarLikelihood(
    clockedHistories(model, { ...dated, cells: columns }),
    { bins, repeats, unitDays },
    [],
  );
  const at = model.parameters.map((each) => Math.log(parameters[each] ?? Number.NaN));
  likelihood.penalised(at, new Float64Array(at.length));
  return likelihood.expected();
}
