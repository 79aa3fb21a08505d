import type { MonthlySpend } from '../../core/forecast/monthly-spend.ts';
import type { SpendMonthsResult } from './result.ts';

/** What the log says of the spend on a purchase by month; null where it was not looked for. */
export function spendMonthsResult({ finding }: MonthlySpend): SpendMonthsResult | null {
  if (finding === null) return null;
  const { used, why, test, customers, months, covariance } = finding;
  return {
    used,
    why,
    statistic: test?.statistic ?? null,
    freedom: test?.degrees ?? null,
    dispersion: test?.phi ?? null,
    dispersionFreedom: test?.phiDegrees ?? null,
    p: test?.p ?? null,
    customers,
    months: months.map(({ month, multiplier, low, high, years, purchases, compared }) => ({
      month,
      multiplier,
      low,
      high,
      years,
      purchases,
      compared,
    })),
    covariance: used ? covariance : null,
  };
}
