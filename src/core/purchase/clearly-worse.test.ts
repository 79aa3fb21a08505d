import { describe, expect, it } from 'vitest';
import { likelyForecasters } from '../forecast/forecaster.ts';
import { logModels } from '../forecast/log-models.ts';
import { simulatedLog } from '../forecast/testing/simulated-log.ts';
import type { CalendarRequest } from './calendar/choose-calendar.ts';
import { customerSummary } from './customer-summary.ts';
import { dailyRepeats } from './daily-repeats.ts';
import { fitPurchases, isClearlyWorse } from './fit-purchases.ts';
import { purchaseCells } from './purchase-cells.ts';
import { purchaseModelNames } from './purchase-model.ts';
import { purchaseTotals } from './purchase-totals.ts';

describe('a log of more than 20,000 histories, whose customers stop after purchases', () => {
  const until = 900;
  const days = simulatedLog({
    customers: 60_000,
    seed: 3,
    intakeDays: 600,
    untilDay: until,
    gapDays: 40,
    stops: 0.15,
  });
  const cells = purchaseCells(
    customerSummary(purchaseTotals(days), { unit: 'week', until, includeFirst: false }),
  );

  it.each(purchaseModelNames)(
    'shows without a fit what AIC %s is far from, and no more',
    (name) => {
      const aic = fitPurchases(name, cells)?.aic ?? Number.NaN;
      // Without the expected gain, the maximum of the few would seem worse than that of all.
      expect(isClearlyWorse(name, cells, aic)).toBe(false);
      expect(isClearlyWorse(name, cells, aic - 1000)).toBe(true);
    },
  );

  it('has the model, and the calendar, that all models together have', () => {
    expect(likelyForecasters(purchaseModelNames, cells).map(({ name }) => name)).not.toContain(
      'pareto-nbd',
    );
    const calendar: CalendarRequest = { seasons: 'off', trend: 'on', events: [], excluded: [] };
    const log = {
      repeats: dailyRepeats(days),
      cells,
      until,
      unitDays: 7,
      models: purchaseModelNames,
      calendar,
    };
    const { choice, calendar: found, used } = logModels({ ...log, choiceOnly: true });
    const all = logModels(log);
    expect(choice.chosen.fit).toEqual(all.choice.chosen.fit);
    expect(found?.estimate?.values).toEqual(all.calendar?.estimate?.values);
    // Every model could have been better with the calendar.
    expect(used?.fits.map(({ model }) => model)).toEqual(purchaseModelNames);
  });
});
