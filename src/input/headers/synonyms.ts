import type { TimeSpan } from '../headers/time-span.ts';
import type { HeaderName } from './header-name.ts';
import type { Role } from './role.ts';

/** A reading of a header. Where several columns could have one role, the lowest tier has it. */
export interface Recognised {
  readonly role: Role;
  readonly tier: number;
  /** A unit that the name implies without a word for it: MRR is a month's. */
  readonly span?: TimeSpan;
  /** What "yes" means in a column of status. */
  readonly yes?: 'ended' | 'active';
}

interface Synonym {
  readonly role: Role;
  readonly tier: number;
  readonly names: string;
  readonly span?: TimeSpan;
  readonly yes?: 'ended' | 'active';
}

/**
 * The names by which columns are known, as `HeaderName.base` gives them: lower case, run together, no
 * unit, no "total". Spend and tenure are told apart by their unit besides; see `recognise`.
 */
const table: readonly Synonym[] = [
  {
    role: 'id',
    tier: 1,
    names:
      'customerid customerno customernumber customerkey customercode custid custno clientid clientno clientnumber ' +
      'memberid membernumber householdid householdnumber accountid accountno accountnumber userid subscriberid ' +
      'contactid buyerid shopperid patronid',
  },
  { role: 'id', tier: 2, names: 'id customer client member household account user subscriber uid' },
  { role: 'id', tier: 3, names: 'email emailaddress customeremail useremail clientemail mail' },
  { role: 'id', tier: 4, names: 'username login' },
  { role: 'id', tier: 5, names: 'name customername clientname fullname' },
  { role: 'start', tier: 1, names: 'start startdate started startedat startedon startson' },
  {
    role: 'start',
    tier: 2,
    names:
      'customersince membersince clientsince since signup signupdate signedup signedupat signedupon joined joindate joinedat ' +
      'joinedon datejoined subscribedat subscriptionstart subscriptionstartdate acquired acquiredon acquisitiondate',
  },
  {
    role: 'start',
    tier: 3,
    names:
      'created createdat createdon createddate creationdate datecreated registered registeredat registrationdate',
  },
  {
    role: 'start',
    tier: 4,
    names: 'firstorder firstorderdate firstpurchase firstpurchasedate firstseen',
  },
  {
    role: 'end',
    tier: 1,
    names:
      'end enddate ended endedat endedon churndate churnedat churnedon dateleft leftat lefton terminationdate terminatedat',
  },
  {
    role: 'end',
    tier: 2,
    names:
      'canceledat cancelledat canceledon cancelledon cancellationdate canceldate canceleddate cancelleddate',
  },
  {
    role: 'last',
    tier: 1,
    names:
      'lastactive lastactivity lastorder lastorderdate lastpurchase lastpurchasedate lastseen lasttransaction',
  },
  {
    role: 'status',
    tier: 1,
    names: 'churn churned ischurned haschurned attrition exited churnlabel',
    yes: 'ended',
  },
  { role: 'status', tier: 2, names: 'active isactive activecustomer activemember', yes: 'active' },
  { role: 'status', tier: 3, names: 'canceled cancelled iscanceled iscancelled', yes: 'ended' },
  { role: 'status', tier: 4, names: 'attritionflag churnvalue churnflag', yes: 'ended' },
  {
    role: 'status',
    tier: 5,
    names: 'status customerstatus subscriptionstatus accountstatus memberstatus',
  },
  { role: 'currency', tier: 1, names: 'currency currencycode' },
  {
    role: 'interval',
    tier: 1,
    names: 'interval billinginterval billingperiod billingcycle billingfrequency planinterval',
  },
  { role: 'quantity', tier: 1, names: 'quantity qty seats licenses licences' },
  { role: 'month', tier: 2, names: 'date invoicedate paymentdate transactiondate orderdate' },
  { role: 'spend', tier: 1, names: 'mrr', span: { count: 1, unit: 'mo' } },
  { role: 'spend', tier: 1, names: 'arr', span: { count: 1, unit: 'y' } },
];

const spendNames = new Set(
  (
    'spend spending spent amount amountspent charges charge revenue netrevenue grossrevenue sales netsales grosssales gross net ' +
    'bill billing payment payments purchases customerspend customerrevenue'
  ).split(' '),
);
/** Names that mean a spend only with a unit: beside an amount, a bare "Fee" is what the payment cost. */
const spendNamesWithUnit = new Set(['fee', 'fees']);
const tenureNames = new Set(
  (
    'tenure customertenure relationship relationshiplength lengthofrelationship lengthrelationship relationshipduration duration ' +
    'customerage accountage timeascustomer membershiplength subscriptionlength lengthstay stay'
  ).split(' '),
);
/** Names that mean a tenure only with a unit: "months active", "years as customer". */
const tenureNamesWithUnit = new Set(
  ' active ascustomer customer subscribed withus stayed home onbook onbooks member retained'.split(
    ' ',
  ),
);
const monthNames = new Set(' billing invoice calendar statement order payment'.split(' '));

const known = new Map<string, Synonym>();
for (const synonym of table) for (const name of synonym.names.split(' ')) known.set(name, synonym);

/** The role that a header names, or undefined. */
export function recognise({ base, span, single, total }: HeaderName): Recognised | undefined {
  if (spendNames.has(base)) return { role: 'spend', tier: span !== undefined ? 1 : total ? 2 : 3 };
  if (tenureNames.has(base)) return { role: 'tenure', tier: 1 };
  if (span !== undefined) {
    if (single && span.unit === 'mo' && monthNames.has(base)) return { role: 'month', tier: 1 };
    if (spendNamesWithUnit.has(base)) return { role: 'spend', tier: 1 };
    if (!single && tenureNamesWithUnit.has(base)) return { role: 'tenure', tier: 1 };
    return undefined;
  }
  return total ? undefined : known.get(base);
}
