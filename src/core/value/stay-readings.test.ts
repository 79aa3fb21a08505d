import { describe, expect, it } from 'vitest';
import { riskSets } from '../survival/risk-sets.ts';
import type { Stays } from '../survival/stays.ts';
import { lifetimeValue, survivalOf } from './lifetime-value.ts';
import { type StayReading, stayByReading } from './stay-readings.ts';

/**
 * The public telecom sample in its sums: 7,043 customers, 1,869 churned after 17.98 months on average,
 * 227,990 months of exposure, 64.76 a month.
 */
const ended = { customers: 1869, months: 17.979133 };
const others = { customers: 7043 - 1869, months: (227_990 - 1869 * 17.979133) / (7043 - 1869) };
const telecom: Stays = {
  entryYears: new Float64Array(2),
  exitYears: Float64Array.of(ended.months / 12, others.months / 12),
  ended: Float64Array.of(ended.customers, 0),
  active: Float64Array.of(0, others.customers),
};

function worth(reading: StayReading): number {
  const group = {
    stays: telecom,
    risk: riskSets(telecom),
    known: { survival: () => 1, area: (years: number) => years, reachYears: 0 },
    model: undefined,
  };
  const stay = stayByReading(reading, group, 12);
  if (stay === undefined) throw new Error('no stay');
  const value = lifetimeValue(64.76 * 12, survivalOf(stay), {
    periodsPerYear: 12,
    timing: 'mid',
    firstPayment: 'included',
  });
  if (!value.ok) throw new Error(value.problem.code);
  return value.value.lifetimeValue;
}

describe('the four figures that one telecom sample is known for', () => {
  it.each<readonly [StayReading, number]>([
    ['churn-flag-as-rate', 244],
    ['ended-mean', 1164],
    ['plain-mean', 2096],
    ['exponential', 7900],
  ])('%s gives %d', (reading, published) => {
    expect(Math.round(worth(reading))).toBe(published);
  });
});
