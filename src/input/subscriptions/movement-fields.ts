import { monthIn } from '../cells/month-cell.ts';
import { customerField } from '../customers/customer-fields.ts';
import { headerName, wordsOf } from '../headers/header-name.ts';
import type { Field } from '../records/field.ts';

const field = (
  name: string,
  kind: Field['kind'],
  meaning: string,
  names: string,
  more: Partial<Field> = {},
): Field => ({ name, kind, meaning, names, ...more });

/** What may be in the amount of an invoice, or still to be taken off it. */
const tax = field(
  'tax',
  'text',
  'the tax of the invoice',
  'tax taxes taxamount totaltax vat vatamount salestax gst exclusivetaxamount',
);

const discount = field(
  'discount',
  'text',
  'the discount of the invoice',
  'totaldiscountamount discountamount totaldiscount discount discounts',
);

/** The months of a table with a row for each subscriber and month: its first day stands for a month. */
const month = field(
  'month',
  'date',
  'the month of the row',
  'month mrrmonth revenuemonth yearmonth monthstart monthend monthending billingmonth reportmonth reportingmonth ' +
    'invoicemonth calendarmonth periodmonth asofmonth',
);

const day = field(
  'date',
  'date',
  'the day of the row',
  'date day eventdate changedate activitydate movementdate effectivedate effectiveon localeventtimestamp ' +
    'eventtimestamp timestamp occurredat recordstartat changedat snapshotdate asof asofdate dayof',
);

const change = field(
  'change',
  'money',
  'the change of the recurring revenue',
  'mrrchange changeinmrr changemrr mrrmovement activitymrrmovement mrrdelta deltamrr mrrdifference itemmrrdifference ' +
    'mrrimpact netmrr netmrrchange netnewmrr mrrchangeamount',
);

const event = field(
  'event',
  'text',
  'the kind of change',
  'eventtype activitytype movementtype changetype changecategory mrrchangetype event activity movement type',
);

const periodStart = field(
  'period-start',
  'date',
  'the first day of the service period',
  // In exports of Stripe's invoices, "Period Start" is that of usage, the period before that of the lines.
  'minimumlineitemperiodstart serviceperiodstart serviceperiodstartdate serviceperiodfrom servicestart servicestartdate servicefrom ' +
    'invoiceitemservicestartdate lineperiodstart lineitemperiodstart periodstart periodstartdate periodfrom ' +
    'startofperiod billingperiodstart coveragestart coveragestartdate datefrom',
);

const periodEnd = field(
  'period-end',
  'date',
  'the end of the service period',
  'maximumlineitemperiodend serviceperiodend serviceperiodenddate serviceperiodto serviceend serviceenddate serviceto ' +
    'invoiceitemserviceenddate lineperiodend lineitemperiodend periodend periodenddate periodto ' +
    'endofperiod billingperiodend coverageend coverageenddate dateto',
);

const amount = field(
  'amount',
  'money',
  'the amount of the invoice',
  'amountexcludingtax amountexcltax netamount subtotal lineamount chargeamount invoiceitemchargeamount amount ' +
    'invoiceamount total totalamount invoicetotal amountdue amountpaid',
);

const invoice = field(
  'invoice',
  'text',
  'the invoice of the row',
  'invoice invoiceid invoicenumber invoiceno invoicenr number',
);

const invoiceStatus = field(
  'invoice-status',
  'text',
  'the status of the invoice',
  'status invoicestatus state invoicestate',
);

const plan = field(
  'plan',
  'text',
  'the plan of the row',
  'plan planname planid plancode planexternalid product productname productid price pricename priceid tier item itemid',
);

/** A column "id" beside "customer" is that of the row: of an invoice, or of a subscription. */
const idOfRow = 0.5;

/** What a row is of: who pays, and for which subscription. */
const who: readonly Field[] = [
  {
    ...customerField('id'),
    required: true,
    recognise: (header) => {
      const rank = customerField('id').recognise?.(header);
      return rank !== undefined && headerName(header).whole === 'id' ? rank + idOfRow : rank;
    },
  },
  customerField('subscription'),
];

const required = (fields: readonly Field[]): readonly Field[] =>
  fields.map((each) => ({ ...each, required: true, filled: true }));

const ofMrr = new Set(['mrr', 'amount', 'value', 'monthly', 'current']);

/** The recurring amount: where a file has MRR, that comes before the amount of any other period. */
export const recurringField: Field = {
  ...customerField('spend'),
  recognise: (header) => {
    const words = wordsOf(header);
    const isMrr = words.includes('mrr') && words.every((word) => ofMrr.has(word));
    return isMrr ? 0 : customerField('spend').recognise?.(header);
  },
};

/** The same as it stands: which period it covers is settled by its header. */
const spend: Field = {
  ...recurringField,
  kind: 'money',
  filled: false,
  warning: () => undefined,
};

/** The fields of each kind of file. */
export const fieldsOfKind = {
  'month-columns': [...who, plan],
  'month-rows': [...who, plan, spend],
  changes: [...who, plan, ...required([change]), event],
  invoices: [
    ...who,
    plan,
    invoice,
    ...required([periodStart, periodEnd, amount]),
    invoiceStatus,
    tax,
    discount,
  ],
  subscriptions: [
    ...who,
    { ...spend, required: true, filled: true },
    customerField('interval'),
    customerField('quantity'),
    customerField('start'),
    customerField('trial'),
    customerField('end'),
    customerField('status'),
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

export const monthField: Field = { ...month, filled: true };
export const dayField: Field = { ...day, filled: true };

/** What tells the kind of a file, besides the column of a spend, which may be the same as that of an amount. */
export const tellingFields: readonly Field[] = [
  ...who,
  month,
  day,
  change,
  event,
  periodStart,
  periodEnd,
  invoice,
  customerField('start'),
  customerField('trial'),
  customerField('end'),
  customerField('interval'),
  amount,
  customerField('status'),
  plan,
];

/** What columns can be besides those of customers, as `--column` names them. */
export const movementFields: readonly Field[] = [
  month,
  day,
  change,
  event,
  periodStart,
  periodEnd,
  amount,
  invoice,
  invoiceStatus,
  plan,
];

const ofSubscriptions = [
  ...(['id', 'subscription', 'spend', 'interval', 'quantity', 'currency'] as const),
  ...(['start', 'trial', 'end', 'status'] as const),
] as const;

/** Everything that a column can be in files of subscriptions. */
export const allMovementFields: readonly Field[] = [
  ...movementFields,
  ...ofSubscriptions.map(customerField),
];

/** The month that a header names, "2024-01" or "MRR Jan 2024"; undefined where it is none. */
export const headerMonth = (header: string): string | undefined =>
  monthIn(header.replace(/\b(?:mrr|revenue)\b[:\s_-]*/i, '').trim());
