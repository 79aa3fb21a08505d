import { problem } from '../../problems/problem.ts';
import { statusHeaders } from '../cells/status-cell.ts';
import { headerName } from '../headers/header-name.ts';
import { isOtherAmount } from '../headers/other-amount.ts';
import { fits, type Phrase } from '../headers/phrase.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import { whoPhrases } from '../headers/who-phrases.ts';
import { type Field, negativeSpend } from '../records/field.ts';

/** Headers without a unit and without "total", lower case and run together; those of an earlier text come first. */
function plainNames(...tiers: readonly string[]): (header: string) => number | undefined {
  const tierOf = new Map(
    tiers.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
  );
  return (header) => {
    const { base, span, total } = headerName(header);
    return span === undefined && !total ? tierOf.get(base) : undefined;
  };
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const spendNames = words(
  'spend spending spent amount amountspent charges charge revenue netrevenue grossrevenue sales netsales grosssales gross net ' +
    'bill billing payment payments purchases customerspend customerrevenue',
);
/** Names that mean a spend only with a unit: beside an amount, a bare "Fee" is what the payment cost. */
const spendNamesWithUnit = words('fee fees');
/** Names that imply the period that they cover. */
const spendOfPeriod: ReadonlyMap<string, TimeSpan> = new Map([
  ['mrr', { count: 1, unit: 'mo' }],
  ['arr', { count: 1, unit: 'y' }],
  ['acv', { count: 1, unit: 'y' }],
]);
const impliedPeriod = (header: string): TimeSpan | undefined => {
  const word = headerName(header).words.find((each) => spendOfPeriod.has(each));
  return word === undefined ? undefined : spendOfPeriod.get(word);
};

const ofSpend = ['money', 'moneyOfPeriod', 'ofMoney', 'mean', 'buyer'] as const;
/** With a period, as a total, and without either. */
const spendPhrases: readonly Phrase[] = [
  { needs: [['money', 'moneyOfPeriod']], may: ofSpend, unit: 'must' },
  { needs: ['contract', 'value'], may: ofSpend, unit: 'must' },
  { needs: ['total', ['money', 'moneyOfPeriod']], may: ofSpend },
  { needs: ['money'], may: ofSpend },
];

function spendTier(header: string): number | undefined {
  const { base, span, single, total } = headerName(header);
  // "Total day charge" is that of calls by day.
  if (total && single && span?.unit === 'd') return undefined;
  if (spendNames.has(base)) return span !== undefined ? 1 : total ? 2 : 3;
  if (span !== undefined) return spendNamesWithUnit.has(base) ? 1 : undefined;
  return spendOfPeriod.has(base) && !total ? 1 : undefined;
}

const tenureNames = words(
  'tenure customertenure relationship relationshiplength lengthofrelationship lengthrelationship relationshipduration duration ' +
    'accountage timeascustomer membershiplength subscriptionlength lengthstay stay',
);
/** Names that mean a tenure only with a unit: "months active", "years as customer". */
const tenureNamesWithUnit = words(
  ' active ascustomer customer subscribed withus stayed home onbook onbooks member retained',
);

function tenureTier(header: string): number | undefined {
  const { base, several } = headerName(header);
  if (tenureNames.has(base)) return 1;
  return several && tenureNamesWithUnit.has(base) ? 1 : undefined;
}

/** The age of a customer is one of the relationship only in months or less: in years, it is that of a person. */
const tenurePhrases: readonly Phrase[] = [
  { needs: ['tenure'], may: ['buyer', 'contact', 'as'], unit: 'may' },
  { needs: ['length', ['stay', 'buyer', 'contact']], may: ['as'], unit: 'may' },
  { needs: [['ofYears', 'buyer']], may: ['as', 'company'], unit: 'many' },
  { needs: ['stay'], unit: 'many' },
  { needs: ['buyer', 'age'], unit: 'short' },
];

const ofMember = ['buyer', 'contact', 'stay', 'time'] as const;
const startPhrases: readonly Phrase[] = [
  { needs: ['start', ['date', 'buyer', 'stay']], may: ofMember },
  { needs: ['join', ['date', 'time', 'buyer', 'stay']], may: [...ofMember, 'a'] },
  { needs: ['created', ['date', 'buyer', 'contact']], may: ofMember },
  { needs: ['first', 'bought'], may: ['date'] },
  { needs: [['buyer', 'membership'], 'date'] },
];
const cancelledPhrase: Phrase = { needs: ['cancelled', 'date'], may: ofMember };
const endPhrases: readonly Phrase[] = [
  { needs: ['ended', 'date'], may: ofMember },
  cancelledPhrase,
  { needs: ['closed', 'date', ['buyer', 'contact']] },
];
const lastPhrases: readonly Phrase[] = [
  { needs: ['last', ['bought', 'activity'], 'date'], may: ['buyer'] },
];

/** Names of a column of months with the word "month", or alone. */
const monthNames = words(' invoice calendar statement order');
const dayNames = plainNames('date invoicedate paymentdate transactiondate orderdate');

/** A month comes before a day, which tells its month too. */
function monthTier(header: string): number | undefined {
  const { base, span, single } = headerName(header);
  if (single && span?.unit === 'mo' && monthNames.has(base)) return 1;
  return dayNames(header) === undefined ? undefined : 2;
}

/**
 * What a list of customers can have: what `--column` names, and in which order. Of several columns that could be one,
 * that of the lowest tier is, from 1. Spend and tenure are distinguished by their unit besides.
 */
export const customerFields = [
  {
    name: 'id',
    meaning: 'the customer',
    names: '',
    recognise: plainNames(
      'customerid customerno customernumber customerkey customercode custid custno clientid clientno clientnumber ' +
        'memberid membernumber householdid householdnumber accountid accountno accountnumber userid subscriberid ' +
        'accountcode contactid buyerid shopperid patronid donorid constituentid householdkey customeruniqueid',
      'id customer client member household account user subscriber uid',
      'email emailaddress customeremail useremail clientemail mail',
      'username login',
      'name customername clientname fullname',
    ),
    phrases: whoPhrases,
    kind: 'id',
    filled: 'any-text',
    namesRow: true,
  },
  {
    name: 'spend',
    meaning: 'the spend of the customer',
    names: '',
    recognise: spendTier,
    phrases: spendPhrases,
    doubtful: isOtherAmount,
    kind: 'amount',
    impliedUnit: (header) => (headerName(header).total ? 'total' : impliedPeriod(header)),
    filled: true,
    warning: negativeSpend,
  },
  {
    name: 'tenure',
    meaning: 'the tenure',
    names: '',
    recognise: tenureTier,
    phrases: tenurePhrases,
    kind: 'duration',
    check: (value, text) => (value < 0 ? problem('tenure-negative', { text }) : undefined),
  },
  {
    name: 'start',
    meaning: 'the start of the relationship',
    names: '',
    recognise: plainNames(
      'start startdate started startedat startedon startson',
      'customersince membersince clientsince since signup signupdate signedup signedupat signedupon joined joindate joinedat ' +
        'joinedon datejoined subscribedat subscriptionstart subscriptionstartdate acquired acquiredon acquisitiondate',
      'created createdat createdon createddate creationdate datecreated registered registeredat registrationdate',
      'firstorder firstorderdate firstpurchase firstpurchasedate firstseen',
    ),
    phrases: startPhrases,
    kind: 'date',
  },
  {
    name: 'end',
    meaning: 'the end of the relationship',
    names: '',
    recognise: plainNames(
      'end enddate ended endedat endedon churndate churnedat churnedon dateleft leftat lefton terminationdate terminatedat',
      'canceledat cancelledat canceledon cancelledon cancellationdate canceldate canceleddate cancelleddate',
    ),
    phrases: endPhrases,
    kind: 'ended',
  },
  {
    name: 'trial',
    meaning: 'the end of the trial, which pays nothing',
    names: '',
    recognise: plainNames(
      'trialend trialenddate trialends trialendsat trialendson trialendat trialended trialendedat trialuntil ' +
        'trialexpires trialexpiresat trialexpiry trialexpirydate trialperiodend',
    ),
    kind: 'end',
  },
  {
    name: 'last',
    meaning: 'the last activity of the customer',
    names: '',
    recognise: plainNames(
      'lastactive lastactivity lastorder lastorderdate lastpurchase lastpurchasedate lastseen lasttransaction',
    ),
    phrases: lastPhrases,
    kind: 'end',
  },
  {
    name: 'status',
    meaning: 'the status of the customer',
    names: '',
    recognise: plainNames(...statusHeaders.map(({ names }) => names)),
    phrases: statusHeaders.flatMap(({ phrases = [] }) => phrases),
    kind: 'status',
  },
  {
    name: 'currency',
    meaning: 'the currency of the row',
    names: '',
    recognise: plainNames('currency currencycode'),
    phrases: [{ needs: ['currency'], may: ['id', 'sale', 'billing'] }],
    kind: 'currency',
  },
  {
    name: 'interval',
    meaning: 'the period of the spend',
    names: '',
    recognise: plainNames(
      'interval billinginterval billingperiod billingcycle billingfrequency planinterval',
    ),
    phrases: [{ needs: ['interval', 'billing'] }],
    kind: 'interval',
  },
  {
    name: 'quantity',
    meaning: 'the number of units',
    names: '',
    recognise: plainNames('quantity qty seats licenses licences'),
    phrases: [
      { needs: ['seats'], may: ['count', 'billing'] },
      { needs: ['seat', 'tally'], may: ['billing'] },
    ],
    kind: 'number',
  },
  {
    name: 'month',
    meaning: 'the month of the row',
    names: '',
    recognise: monthTier,
    kind: 'month',
  },
  {
    name: 'subscription',
    meaning: 'the subscription of the row',
    names: '',
    recognise: plainNames('subscriptionid subscriptionno subscriptionnumber subscriptionkey'),
    kind: 'id',
  },
  { name: 'segment', meaning: 'the segment of the customer', names: '', kind: 'text' },
  // Those of a table of cohorts: an option that names one says that the file is such a table.
  {
    name: 'elapsed',
    meaning: 'the time since the start of the cohort',
    names: '',
    kind: 'duration',
  },
  { name: 'surviving', meaning: 'the number of customers left', names: '', kind: 'part' },
] as const satisfies readonly Field[];

/** The name of a field of customers. */
export type Role = (typeof customerFields)[number]['name'];

/** A field of customers by its name. */
export function customerField(name: Role): Field {
  const found = customerFields.find((field) => field.name === name);
  if (found === undefined) throw new RangeError(`no field ${name}`);
  return found;
}

/** Whether a header names the day on which somebody cancelled, who may stay to the end of what is paid. */
export const isCancellation = (header: string): boolean =>
  customerField('end').recognise?.(header) === 2 || fits(header, cancelledPhrase);

/** The fields that say how long a relationship lasted. */
export const tenureRoles: readonly Role[] = ['tenure', 'start', 'trial', 'end', 'last', 'status'];
