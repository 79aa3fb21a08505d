import * as z from 'zod/mini';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../../input/orders/order-fields.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import { namesInSource, optionsInSource } from '../reading/options.ts';

const text = z.union(
  [z.string().check(z.regex(/\S/, 'a text')), z.number(), z.boolean()],
  'a text',
);
const textOrList = 'a text or a list of texts';
const list = z.array(text).check(z.minLength(1, textOrList));
const texts = z.union([text, list], textOrList);
const named = 'a list of names with their values';

const header = (meaning: string) =>
  texts.check(z.describe(`header of ${meaning}, or several, the best first`));

/** Words of a column, and what a row with one of them is. */
const words = (meaning: string) =>
  z.optional(z.record(z.string(), texts, named).check(z.describe(meaning)));

const reasons = z.strictObject(
  {
    failed: z.optional(texts),
    void: z.optional(texts),
    pending: z.optional(texts),
    test: z.optional(texts),
    other: z.optional(texts),
  },
  'reasons with their words',
);

const sourceNames = orderSources.map(({ name }) => name);

/** Columns of customers, and those of orders that only a known source has. */
const otherColumns = Object.fromEntries(
  [...customerFields, ...allOrderFields].map(({ name, meaning }) => [
    name,
    z.optional(header(meaning)),
  ]),
);

/** What options say of every file, by their names. */
const settings = Object.fromEntries(
  optionsInSource.flatMap((spec) =>
    namesInSource(spec).map((name) => [name, z.optional(texts.check(z.describe(spec.help)))]),
  ),
);

/** What may stand in a file that describes a source, or settles how files are read. */
export const sourceSchema = z.strictObject(
  {
    ...(settings as object),
    source: z.optional(
      z
        .enum(sourceNames)
        .check(z.describe('a known source of orders, whose statuses and refunds hold')),
    ),
    title: z.optional(text.check(z.describe('what such files are called in the output'))),
    columns: z.optional(
      z
        .strictObject(
          {
            ...(otherColumns as object),
            order: z.optional(header('what the rows of one order share')),
            customer: z.optional(
              texts.check(
                z.describe(
                  'header of the customer, or several, the best first: where one is blank, the next names the customer',
                ),
              ),
            ),
            receiver: z.optional(header('who gets the money of a refund')),
            date: z.optional(header('the day of the order')),
            amount: z.optional(header('what was charged')),
            net: z.optional(header('what was charged without tax and shipping')),
            refunded: z.optional(header('what was paid back')),
            tax: z.optional(header('the tax')),
            shipping: z.optional(header('the shipping')),
            quantity: z.optional(header('how many')),
            price: z.optional(header('the price of one')),
          },
          named,
        )
        .check(
          z.describe(
            'the headers by the content of their columns: of orders, or of customers, as --column names them, with the unit of spend and tenure: "Amount:mo"; id "-" counts every row as a customer',
          ),
        ),
    ),
    row: z.optional(
      z
        .enum(['order', 'line', 'priced-line'])
        .check(
          z.describe(
            'what a row is: an order; a line of one whose totals are on its first row; or a line that costs quantity × price',
          ),
        ),
    ),
    negative: z.optional(
      z
        .enum(['refund', 'other'])
        .check(z.describe('what a negative amount is: a refund, or money that went elsewhere')),
    ),
    'time-zone': z.optional(
      z
        .enum(['UTC', 'as written'])
        .check(z.describe('the zone of times without one, for --time-zone to convert')),
    ),
    keep: words('by header: the words of orders that count; any other word is then unknown'),
    refund: words('by header: the words of refunds'),
    drop: z.optional(
      z
        .record(
          z.string(),
          z.union([text, list, reasons], 'a text, a list of texts, or reasons with their words'),
          named,
        )
        .check(
          z.describe('by header: the words of rows that are left out, or those by the reason'),
        ),
    ),
  },
  named,
);

/** What stands in such a file. */
export type Written = z.infer<typeof sourceSchema>;
