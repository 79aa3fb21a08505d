/** How long simulated customers stay: a law of whole months. */
export interface StayLaw {
  readonly name: string;
  /** S: the share that stays longer than so many months. */
  readonly survival: (months: number) => number;
}

/** Customers stay from 1 month on: S is that of a law in continuous time at whole months. */
export const stayLaws: readonly StayLaw[] = [
  { name: 'exponential, mean 30 months', survival: (months) => Math.exp(-months / 30) },
  {
    name: 'Weibull, shape 0.6, scale 30 months',
    survival: (months) => Math.exp(-Math.exp(0.6 * Math.log(months / 30))),
  },
];

/** Observation of a customer ends between 1 and this many months after the start. */
const mostMonths = 60;

/** Tenures in months, and who was still active when observation ended. */
export interface SimulatedStays {
  readonly months: Float64Array;
  readonly isActive: Uint8Array;
  /** The longest tenure. */
  readonly reach: number;
}

/** Customers who began at random in the last 60 months: those whose stay is longer are still active. */
export function simulatedStays(
  { survival }: StayLaw,
  customers: number,
  uniform: () => number,
): SimulatedStays {
  const months = new Float64Array(customers);
  const isActive = new Uint8Array(customers);
  for (let i = 0; i < customers; i++) {
    const observed = 1 + Math.floor(uniform() * mostMonths);
    const share = uniform();
    let stay = 1;
    while (stay <= observed && survival(stay) > share) stay += 1;
    isActive[i] = stay > observed ? 1 : 0;
    months[i] = Math.min(stay, observed);
  }
  return { months, isActive, reach: months.reduce((most, each) => Math.max(most, each), 0) };
}

/** The true mean stay within the first months: Σ S(k) over k below them. */
export function trueMean({ survival }: StayLaw, months: number): number {
  let mean = 0;
  for (let k = 0; k < months; k++) mean += k === 0 ? 1 : survival(k);
  return mean;
}

/** How often intervals contained a true figure, or missed it on either side. */
export class Coverage {
  private sets = 0;
  private missed = { below: 0, above: 0, none: 0 };

  /** Counts an interval; null where there is none. */
  add(interval: { readonly low: number; readonly high: number } | null, truth: number): void {
    this.sets += 1;
    if (interval === null) this.missed.none += 1;
    else if (interval.high < truth) this.missed.below += 1;
    else if (interval.low > truth) this.missed.above += 1;
  }

  /** Contains the truth, lies below it, lies above it; of the sets that have an interval. */
  cells(): readonly string[] {
    const { below, above, none } = this.missed;
    const sets = this.sets - none;
    const share = (count: number) => (sets > 0 ? `${((100 * count) / sets).toFixed(1)} %` : '–');
    return [share(sets - below - above), share(below), share(above)];
  }
}
