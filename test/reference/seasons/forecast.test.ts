import { describe, expect, it } from 'vitest';
import { shopClock } from '../../../src/core/purchase/calendar/calendar.ts';
import { plainShape } from '../../../src/core/purchase/calendar/calendar-design.ts';
import { calendarEstimate } from '../../../src/core/purchase/calendar/calendar-estimate.ts';
import { clockedLaw, modelClock } from '../../../src/core/purchase/calendar/clocked-law.ts';
import { sumOver } from '../../../src/core/purchase/purchase-cells.ts';
import { purchaseModels } from '../../../src/core/purchase/purchase-models.ts';
import { seasonsLog, seasonsShop } from '../../../src/core/purchase/testing/seasons-generator.ts';
import { calendarLog, expectNear, maximumOf, oracle, plainFit } from './logs.ts';

const { customers } = seasonsShop();
const { from, until } = seasonsLog;
const log = calendarLog(customers, { from, until });
const plain = plainFit('bg-nbd', log);

/** The law of the maximum with months, and with a trend where asked. */
function fittedLaw(trend: boolean) {
  const maximum = maximumOf(log, { ...plainShape, months: true, trend }, plain);
  const { calendar, fit } = calendarEstimate(maximum, log, { events: [] });
  const inDays = purchaseModels['bg-nbd'].law(Object.values(fit.parameters));
  const times = { clock: shopClock(calendar, from), until, unitDays: 1 };
  return { law: clockedLaw(inDays, times), clock: modelClock(times) };
}

/** A customer's history in days, and what the oracle says of the customer. */
function customerOf(index: number) {
  const days = customers[index]?.days ?? [];
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  return {
    written: [first - from, last - from, days.length - 1],
    history: { purchases: days.length - 1, recency: last - first, age: until - first },
  };
}

describe('a year ahead with months and a trend', () => {
  const { law, clock } = fittedLaw(true);
  const { forecast } = oracle;

  it('has the same time ahead at the end of each month, and within a day', () => {
    expectNear(forecast.ends.map(clock.ahead), forecast.operational, 1e-6);
  });

  it('has the same purchases in each month', () => {
    const sums = forecast.ends.map((end) => sumOver(log.cells, (one) => law.expected(one, end)));
    expectNear(
      sums.map((sum, i) => sum - (sums[i - 1] ?? 0)),
      forecast.expected,
      1e-6,
    );
    expectNear([sums.at(-1) ?? Number.NaN], [forecast.total], 1e-6);
  });

  it('has as many customers who are active, and who buy', () => {
    expectNear([sumOver(log.cells, law.alive)], [forecast.alive], 1e-6);
    const buyers = sumOver(log.cells, (one) => law.buysWithin(one, forecast.days));
    expectNear([buyers], [forecast.buyers], 1e-6);
  });

  it.each(forecast.customers)('has the same customer $index', (customer) => {
    const { written, history } = customerOf(customer.index);
    expect(written).toEqual([customer.first, customer.last, customer.x]);
    const { recency, age } = clock.timed(history);
    expectNear([recency, age], [customer.recency, customer.age], 1e-6);
    expectNear(
      [law.alive(history), law.buysWithin(history, forecast.days)],
      [customer.alive, customer.buys],
      1e-6,
    );
    expectNear([law.expected(history, forecast.days)], [customer.expected], 1e-6);
  });
});

describe('the whole future with months', () => {
  const { law } = fittedLaw(false);
  const delta = Math.log(1.1) / 365.25;

  it.each(oracle.wholeFuture.index.map((index, i) => [index, i] as const))(
    'has the same discounted purchases of customer %i',
    (index, i) => {
      const expected = oracle.wholeFuture.discounted[i] ?? Number.NaN;
      // After three years an even clock stands for the months: that is as near as it comes.
      expectNear([law.discounted(customerOf(index).history, delta)], [expected], 2e-5);
    },
  );
});
