/** The terms of a valuation as plain numbers a year; every share and rate is a fraction. */
export interface PlainTerms {
  /** Length of a period in years. */
  readonly p: number;
  /** Booked at this part of its period: 0, ½ or 1. */
  readonly offset: number;
  /** The first period that counts: 0, or 1 where the first payment has been made. */
  readonly first: number;
  readonly margin: number;
  readonly servingShare: number;
  readonly marketingPerYear: number;
  readonly discount: number;
  readonly growth: number;
  readonly referralsPerYear: number;
  readonly reward: number;
  readonly incidentsPerYear: number;
  readonly mended: number;
  readonly kept: number;
  readonly mendingCost: number;
}

/**
 * Value of one customer as the definition reads, one period after another, with nothing shortened:
 * the payment of period k comes with probability w_k, is booked at (k + offset)·p years, leaves margin
 * less running costs, and is discounted. Recovery adds, for each problem mended, a share of all later
 * payments; referral adds, for each customer brought, this customer's own value without referral.
 *
 * @param weights - w_k
 */
export function valueByDefinition(
  annualSpend: number,
  weights: readonly number[],
  t: PlainTerms,
): number {
  const discounted = (k: number) => (1 + t.discount) ** (-(k + t.offset) * t.p);
  const payments = weights.map((w, k) => {
    if (k < t.first) return 0;
    const spend = annualSpend * t.p * (1 + t.growth) ** ((k - t.first) * t.p);
    const left = spend * (t.margin - t.servingShare) - t.marketingPerYear * t.p;
    return w * left * discounted(k);
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const years = weights.map((w, k) => (k < t.first ? 0 : t.p * w * discounted(k)));
  const recovery = weights.map((_, k) =>
    k < t.first ? 0 : t.p * t.kept * sum(payments.slice(k + 1)) - t.mendingCost * (years[k] ?? 0),
  );
  const own = sum(payments) + t.incidentsPerYear * t.mended * sum(recovery);
  return own + t.referralsPerYear * sum(years) * (own - t.reward);
}
