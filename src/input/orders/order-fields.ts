import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { movedDay } from '../cells/moved-day.ts';
import { headerName } from '../headers/header-name.ts';
import { isOtherAmount } from '../headers/other-amount.ts';
import type { Field } from '../records/field.ts';
import { withLabels } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import { type GoodsRole, isGoodsRole, knownGoods, quantityNames } from './goods-fields.ts';
import type { OrderRequest } from './order-request.ts';
import type { OrderSource } from './source.ts';
import { orderSources } from './sources.ts';

/**
 * The fields of a log of this source, as net or gross amounts need them.
 *
 * @throws {Refusal} the export does not have such amounts
 */
export function orderFields(
  source: OrderSource,
  { amounts, timeZone, columns: chosen }: Pick<OrderRequest, 'amounts' | 'timeZone' | 'columns'>,
  zoned: () => void,
  goods: readonly GoodsRole[] = [],
): readonly Field[] {
  const { columns, phrases = {}, row, statusColumns, times = 'as written' } = source;
  const moved = timeZone === undefined ? {} : { moved: movedDay(timeZone, times, zoned) };
  const net = amounts === 'net';
  const usesNet = net && columns.net !== undefined;
  const amount = usesNet ? columns.net : columns.amount;
  const priced = row === 'priced-line';
  if (amount === undefined && !priced) {
    const known = net ? 'gross' : 'net';
    throw new Refusal(problem('order-basis-unknown', { source: source.title, amounts, known }));
  }
  const filled = row !== 'line';
  // Where rows may be lines of an order, another of them may have its day and its amount.
  const stated = { filled: true, ...(columns.order !== undefined && { filledUnless: 'order' }) };
  const ofAmount = row === 'order' ? stated : { filled };
  // What a net amount has lost already is not taken off again.
  const off = net && !usesNet;
  // A cost of one unit takes the number of them.
  const counted = !priced && goods.includes('unit-cost');
  const quantity = columns.quantity ?? (counted ? quantityNames : undefined);
  const fields: readonly (Omit<Field, 'names'> & { readonly names: string | undefined })[] = [
    // The column that an option names is the only one.
    ...customerColumns(source).slice(0, chosen.has('customer') ? 1 : undefined),
    { ...meanings.receiver, names: columns.receiver, kind: 'id' },
    { ...meanings.date, names: columns.date, kind: 'date', required: true, ...stated, ...moved },
    {
      ...meanings.amount,
      names: amount,
      kind: 'money',
      required: true,
      ...ofAmount,
      doubtful: isOtherAmount,
    },
    {
      ...meanings.quantity,
      names: quantity,
      kind: 'number',
      required: true,
      filled: filled && priced,
    },
    { ...meanings.price, names: columns.price, kind: 'money', required: true, filled },
    { ...meanings.order, names: columns.order, kind: 'id', tellsRows: true },
    { ...meanings.refunded, names: off ? columns.refunded : undefined, kind: 'refund' },
    { ...meanings.tax, names: off ? columns.tax : undefined, kind: 'money' },
    { ...meanings.shipping, names: off ? columns.shipping : undefined, kind: 'money' },
    ...goods.map((role) => ({
      ...meanings[role],
      ...knownGoods(columns[role] ?? ''),
      kind: 'money' as const,
    })),
  ];
  return [
    ...fields.flatMap(({ names, ...field }) => {
      const ofSource = phrases[field.name as keyof typeof phrases];
      if (names === undefined) return [];
      return [{ ...field, names, ...(ofSource !== undefined && { phrases: ofSource }) }];
    }),
    ...statusColumns.map(
      ({ name, meaning, names, wholeHeader }): Field => ({
        ...{ name, meaning, names, kind: 'text' },
        ...(wholeHeader === true && {
          recognise: (header) => (headerName(header).whole === names ? 0 : undefined),
        }),
      }),
    ),
  ];
}

/** The name of the field that names the customer where those before it are blank, which are so many. */
export const nextCustomer = (before: number): string => `customer-${before + 1}`;

/** The columns that name the customer of a log of this source, the best first. */
const customerColumns = ({ columns }: OrderSource): readonly Field[] =>
  columns.customer.map((names, i) => ({
    ...meanings.customer,
    names,
    kind: 'id',
    ...(i === 0
      ? { required: true, namesRow: true }
      : { name: nextCustomer(i), insteadOf: 'customer' }),
  }));

/** Those of these columns that the files have. */
export const customerFields = (
  records: Pick<Records, 'has'>,
  source: OrderSource,
): readonly string[] =>
  customerColumns(source)
    .map(({ name }) => name)
    .filter((field) => records.has(field));

const meanings = {
  customer: { name: 'customer', meaning: 'the customer' },
  receiver: { name: 'receiver', meaning: 'who gets the money of a refund' },
  date: { name: 'date', meaning: 'the date of the order' },
  amount: { name: 'amount', meaning: 'the amount of the order' },
  quantity: { name: 'quantity', meaning: 'the quantity of the line' },
  price: { name: 'price', meaning: 'the price of one unit' },
  order: { name: 'order', meaning: 'the number of the order' },
  goods: { name: 'goods', meaning: 'the cost of the goods' },
  'unit-cost': { name: 'unit-cost', meaning: 'the cost of one unit of the goods' },
  refunded: { name: 'refunded', meaning: 'the refunded part of the amount' },
  tax: { name: 'tax', meaning: 'the tax in the amount' },
  shipping: { name: 'shipping', meaning: 'the shipping in the amount' },
} as const;

/** Every field that any source has, once: what `--column` can name. */
export const allOrderFields: readonly Field[] = [
  ...Object.values(meanings),
  ...orderSources.flatMap(({ statusColumns }) => statusColumns),
]
  .filter(({ name }, i, all) => all.findIndex((each) => each.name === name) === i)
  .map(({ name, meaning }) => ({ name, meaning, names: '', kind: 'text' }));

/**
 * What is read from the files once their source is known: its fields, and the columns that are kept of each customer.
 *
 * @param zoned - called for every date that could be moved into the time zone that is asked for
 * @param goods - the columns of the cost of goods that are read
 * @throws {Refusal} an option names a column for something that the source does not have
 */
export function requestedFields(
  source: OrderSource,
  request: OrderRequest,
  zoned: () => void,
  goods: readonly GoodsRole[],
) {
  const fields = orderFields(source, request, zoned, goods);
  const known = new Set(['currency', ...fields.map(({ name }) => name)]);
  const unused = [...request.columns].flatMap(([name, choice]) =>
    // A log may be read without any column of statuses, or of costs.
    known.has(name) || ((name === 'status' || isGoodsRole(name)) && choice === 'none')
      ? []
      : [name],
  );
  if (unused.length > 0) {
    const command = `${source.title}, --amounts ${request.amounts}`;
    const usedBy = 'other sources or other amounts';
    throw new Refusal(
      ...unused.map((name) =>
        problem('option-unused', { option: `--column ${name}=`, command, usedBy }),
      ),
    );
  }
  return withLabels(fields, columnsOf(known, source, request), request.labels);
}

/**
 * The columns that options name; of a request with saved columns those, and of other fields none. What speaks of the
 * status of an order is never ignored.
 */
function columnsOf(
  fields: ReadonlySet<string>,
  { statusColumns }: OrderSource,
  { columns, saved }: Pick<OrderRequest, 'columns' | 'saved'>,
): OrderRequest['columns'] {
  if (saved === undefined) return columns;
  const isStatus = (name: string) => statusColumns.some((column) => column.name === name);
  return new Map(
    [...fields].flatMap((name) => {
      const choice = columns.get(name) ?? saved.get(name);
      return choice === undefined && isStatus(name) ? [] : [[name, choice ?? 'none'] as const];
    }),
  );
}
