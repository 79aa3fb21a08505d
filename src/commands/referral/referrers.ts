import {
  amountOf,
  type DecimalGrid,
  decimalSum,
  unitsOf,
} from '../../core/numeric/decimal-grid.ts';
import { customerGroupNames } from '../../core/referral/customer-groups.ts';
import type { ReferralChains } from '../../core/referral/referral-chains.ts';
import { nobody } from '../../core/referral/referral-forest.ts';
import type { ReferralWorth } from '../../core/referral/referral-worth.ts';
import type { Segments } from '../../core/segments.ts';
import type { CountedReferrals, ReferralType } from './counted-referrals.ts';
import { CameBy } from './new-customers.ts';
import type { People } from './people.ts';
import type {
  BestReferrers,
  ReferralAmounts,
  ReferralTotal,
  Referrer,
  SegmentReferrals,
} from './result.ts';

type Brought = { readonly [T in ReferralType]: Uint32Array };

/** How many people each person brought, by the type of the referral. */
export function brought({ forest, types }: CountedReferrals): Brought {
  const people = forest.referrerOf.length;
  const counts: Brought = {
    one: new Uint32Array(people),
    two: new Uint32Array(people),
    unknown: new Uint32Array(people),
  };
  for (const [person, referrer] of forest.referrerOf.entries()) {
    if (referrer === nobody) continue;
    const ofType = counts[types[forest.cameBy[person] ?? 0] ?? 'unknown'];
    ofType[referrer] = (ofType[referrer] ?? 0) + 1;
  }
  return counts;
}

/** What is known of everybody who brought somebody. */
interface Referring {
  readonly people: People;
  readonly segments: Segments;
  readonly counts: Brought;
  readonly worth: ReferralWorth;
  readonly chains: ReferralChains;
  readonly groupOf: Uint8Array;
  /** The columns of `--keep` of a customer. */
  readonly keptOf: (customer: number) => Pick<Referrer, 'kept'>;
}

/** Everybody who brought somebody, the most valuable referrals first; equals stand by their ids. */
export function referrers(all: Referring): Referrer[] {
  const { one, two, unknown } = all.counts;
  const found: Referrer[] = [];
  for (let person = 0; person < all.people.ids.length; person++) {
    if ((one[person] ?? 0) + (two[person] ?? 0) + (unknown[person] ?? 0) > 0)
      found.push(referrer(person, all));
  }
  const byId = (a: Referrer, b: Referrer) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return found.sort((a, b) => b.referralValue - a.referralValue || byId(a, b));
}

const mostOfBest = 10;

/** The customers whose referrals are worth most, of referrers in that order. */
export function bestReferrers(referrers: readonly Referrer[]): BestReferrers {
  const customers = referrers.filter(({ ownValue }) => ownValue !== null);
  const best = customers.slice(0, mostOfBest);
  return {
    referrers: customers.length,
    customers: best.length,
    referred: best.reduce((sum, { referred }) => sum + referred, 0),
    referralValue: decimalSum(best.map(({ referralValue }) => referralValue)),
  };
}

function referrer(
  person: number,
  { people, segments, counts, worth, chains, groupOf, keptOf }: Referring,
): Referrer {
  const isCustomer = person < people.customers;
  const typeOne = counts.one[person] ?? 0;
  const typeTwo = counts.two[person] ?? 0;
  const unknownType = counts.unknown[person] ?? 0;
  const sums = new ReferralTotals(worth);
  sums.add(worth, person, typeOne + typeTwo + unknownType);
  const { ownValue, acquisition, given, total, ...amounts } = sums.total();
  return {
    id: people.ids[person] ?? '',
    segment: isCustomer ? (segments.keys[segments.codes[person] ?? 0] ?? {}) : {},
    group: isCustomer ? (customerGroupNames[groupOf[person] ?? 0] ?? null) : null,
    ...(isCustomer && keptOf(person)),
    ownValue: isCustomer ? ownValue : null,
    acquisition: isCustomer ? acquisition : null,
    given: isCustomer ? given : null,
    ...amounts,
    typeOne,
    typeTwo,
    unknownType,
    reached: chains.reached[person] ?? 0,
    total: isCustomer ? total : null,
  };
}

/** The sums of customers by segment and in all, and those of people who are no customers. */
interface SegmentTotals {
  readonly segments: readonly SegmentReferrals[];
  readonly total: ReferralTotal;
  readonly outside: ReferralAmounts & { readonly referrers: number };
}

/** Adds up everybody's referrals. */
export function segmentReferrals(
  { people, segments, counts, worth }: Omit<Referring, 'groupOf' | 'keptOf' | 'chains'>,
  referrerOf: Int32Array,
): SegmentTotals {
  const { keys, codes } = segments;
  const sums = keys.map(() => ({ came: new CameBy(), totals: new ReferralTotals(worth) }));
  const all = new ReferralTotals(worth);
  const outside = new ReferralTotals(worth);
  for (let person = 0; person < people.ids.length; person++) {
    const { one, two, unknown } = counts;
    const referred = (one[person] ?? 0) + (two[person] ?? 0) + (unknown[person] ?? 0);
    if (person >= people.customers) {
      outside.add(worth, person, referred);
      continue;
    }
    all.add(worth, person, referred);
    const segment = sums[codes[person] ?? 0];
    segment?.came.add(referrerOf[person] ?? nobody);
    segment?.totals.add(worth, person, referred);
  }
  return {
    segments: keys.map((segment, s) => ({
      segment,
      ...(sums[s]?.came ?? new CameBy()).counts(),
      referrers: sums[s]?.totals.referrers ?? 0,
      ...(sums[s]?.totals ?? new ReferralTotals(worth)).total(),
    })),
    total: all.total(),
    outside: { referrers: outside.referrers, ...outside.amounts() },
  };
}

/** Sums of what referrals are worth, exact because every amount is on one grid and added up in its units. */
class ReferralTotals {
  readonly #grid: DecimalGrid;
  #referrers = 0;
  #referred = 0;
  #own = 0;
  #acquisition = 0;
  #given = 0;
  #allocated = 0;
  #added = 0;
  #saved = 0;
  #rewards = 0;

  constructor({ grid }: ReferralWorth) {
    this.#grid = grid;
  }

  /** @param referred - how many people this one brought */
  add(worth: ReferralWorth, person: number, referred: number): void {
    if (referred > 0) this.#referrers += 1;
    this.#referred += referred;
    this.#own += unitsOf(worth.own[person] ?? 0, this.#grid);
    this.#acquisition += unitsOf(worth.acquisition[person] ?? 0, this.#grid);
    this.#given += unitsOf(worth.given[person] ?? 0, this.#grid);
    this.#allocated += unitsOf(worth.allocated[person] ?? 0, this.#grid);
    this.#added += unitsOf(worth.added[person] ?? 0, this.#grid);
    this.#saved += unitsOf(worth.saved[person] ?? 0, this.#grid);
    this.#rewards += unitsOf(worth.rewards[person] ?? 0, this.#grid);
  }

  get referrers(): number {
    return this.#referrers;
  }

  amounts(): ReferralAmounts {
    return {
      referred: this.#referred,
      allocated: this.#amount(this.#allocated),
      added: this.#amount(this.#added),
      saved: this.#amount(this.#saved),
      rewards: this.#amount(this.#rewards),
      referralValue: this.#amount(this.#referralValue),
    };
  }

  total(): ReferralTotal {
    return {
      ownValue: this.#amount(this.#own),
      acquisition: this.#amount(this.#acquisition),
      given: this.#amount(this.#given),
      ...this.amounts(),
      total: this.#amount(this.#own - this.#acquisition - this.#given + this.#referralValue),
    };
  }

  get #referralValue(): number {
    return this.#allocated + this.#added + this.#saved - this.#rewards;
  }

  #amount(units: number): number {
    return amountOf(units, this.#grid);
  }
}
