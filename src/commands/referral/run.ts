import { chainMultiplier, referralChains } from '../../core/referral/referral-chains.ts';
import type { Assumption } from '../../core/report.ts';
import { basisOf, includedSteps } from '../../core/value/terms.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { Output, Request, World } from '../command.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { stepsLeftOut } from '../shared/economics/inputs.ts';
import { columnTexts, keptField } from '../shared/listing/chosen-customers.ts';
import { namedList } from '../shared/listing/named-list.ts';
import { outputOf } from '../shared/output.ts';
import { filesRead } from '../shared/reading/files-read.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { unfinished } from '../shared/valuation/valued.ts';
import { type ValuedCustomers, valuedCustomers } from '../shared/valuation/valued-customers.ts';
import { advocates } from './advocates.ts';
import { countedReferrals, perCustomer, referralCounts } from './counted-referrals.ts';
import { newCustomers } from './new-customers.ts';
import { type ReferralOptions, type Settings, settingsEchoed, settingsOf } from './options.ts';
import { type People, peopleOf } from './people.ts';
import { bestReferrers, brought, referrers, segmentReferrals } from './referrers.ts';
import type { ReferralChain, ReferralResult } from './result.ts';
import { groupValues, type Worth, worthOf } from './worth-of.ts';

/** Finds who brought whom, and what that is worth. */
export async function run(
  request: Request<ReferralOptions>,
  world: World,
): Promise<Output<ReferralResult>> {
  const { operands, options } = request;
  const settings = settingsOf(options);
  const { fields } = filesRead.referral;
  const customers = await valuedCustomers(request, world, {
    files: settings.customers,
    by: settings.by,
    keep: options.keep,
    usualMethod: 'expected where known',
    start: 'optional',
    fields,
  });
  const records = await readRecords(recordRequest(request, operands, fields), world);
  const people = peopleOf(customers.customers, records);
  refuseStrangers(people, records);
  const counted = countedReferrals(records, people);
  const { forest } = counted;
  const worth = worthOf(counted, people, customers, settings);
  const counts = brought(counted);
  const chains = referralChains(forest.referrerOf);
  const grouped = groupValues(worth, people.customers);
  const referring = { people, segments: customers.segments, counts, worth, chains };
  const sums = segmentReferrals(referring, forest.referrerOf);
  const textOf = columnTexts(customers.customers.labels);
  const { kept } = keptField(options.keep, textOf);
  const keptOf = (i: number) => (kept === undefined ? {} : { kept: kept(i) });
  const numbers = referralCounts(records, counted, people);
  const k = perCustomer(counted, people, settings);
  const problems = new ProblemTally();
  const all = referrers({ ...referring, groupOf: grouped.groupOf, keptOf });
  const result: ReferralResult = {
    basis: basisOf(customers.valued.terms),
    method: customers.method,
    period: customers.period.text,
    unfinished: unfinished(customers.customers),
    referrals: numbers,
    typeOne: typeOneOf(settings, numbers),
    k,
    chain: chain(chains.people, k, settings, problems),
    newCustomers: newCustomers(customers.customers, forest.referrerOf),
    credit: settings.credit,
    referralValue: worth.referralValue,
    ...sums,
    leftOut: leftOut(customers, numbers, worth),
    groups: grouped.values,
    best: bestReferrers(all),
    referrers: all,
  };
  const list =
    options.list &&
    namedList(options.list, advocates(result.referrers, customers.customers), options, textOf);
  return outputOf(
    'referral',
    {
      currency: oneCurrency([
        { currency: customers.currency, where: settings.customers.join(', ') },
        ...inputCurrencies(customers.inputs),
      ]),
      assumptions: {
        ...settingsEchoed(settings, options),
        ...customers.assumptions,
        ...referralDefaults(customers.assumptions),
      },
      result: { ...result, ...(list !== undefined && { list }) },
    },
    // The problems of the customers come first, the sources of the referrals.
    [{ problems: customers.problems }, records, { ...customers, problems }],
  );
}

/** The share of referrals of unknown type that is taken to be type-one, and whether that is only the most it can be. */
const typeOneOf = (
  { typeOne }: Settings,
  { unknownType }: ReferralResult['referrals'],
): ReferralResult['typeOne'] => ({
  share: typeOne ?? 1,
  source: typeOne === undefined ? 'default' : '--type-one',
  atMost: typeOne === undefined && unknownType > 0,
});

/** Referrals of which nobody is a customer say nothing of these customers: most likely the ids are of two kinds. */
function refuseStrangers({ customers, referrer, referred, ids }: People, records: Records): void {
  const isCustomer = (person: number) => person < customers;
  if (referrer.some(isCustomer) || referred.some(isCustomer)) return;
  const [id = '', customer = ''] = [ids[referrer[0] ?? 0], ids[0]];
  throw new Refusal(problem('referrals-unmatched', { id, customer }, records.place(0)));
}

function chain(
  people: readonly number[],
  k: number,
  { depth }: Settings,
  problems: ProblemTally,
): ReferralChain {
  const multiplier = chainMultiplier(k, depth);
  if (!multiplier.ok) problems.add(multiplier.problem);
  return {
    longest: people.length - 1,
    depths: people.slice(1).map((customers, i) => ({ depth: i + 1, customers })),
    multiplier: multiplier.ok ? multiplier.value : null,
  };
}

/** What the values leave out, for lack of an input; only what there is can be left out. */
function leftOut(
  { valued: { terms }, inputs }: ValuedCustomers,
  { counted, ofOthers }: ReferralResult['referrals'],
  { referralValue }: Worth,
): ReferralResult['leftOut'] {
  return [
    ...stepsLeftOut('referral', includedSteps(terms)),
    ...(counted > 0 && !inputs.has('referral-reward') ? (['rewards'] as const) : []),
    ...(ofOthers > 0 && referralValue === null ? (['referredOutside'] as const) : []),
  ];
}

/** What holds for referrals where no option says otherwise. */
function referralDefaults(known: Readonly<Record<string, Assumption>>): Record<string, Assumption> {
  const usual = (value: number, text: string): Assumption => ({
    value,
    unit: null,
    text,
    source: 'default',
  });
  const defaults = {
    referralValue: usual(0, '0'),
    referralReward: usual(0, '0'),
    acquisition: usual(0, '0'),
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => known[name] === undefined));
}
