import * as z from 'zod/mini';
import type { ColumnChoice } from '../../../input/customer-request.ts';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { wordsOf } from '../../../input/headers/header-name.ts';
import { allOrderFields, nextCustomer } from '../../../input/orders/order-fields.ts';
import type {
  OrderSource,
  OrderStatus,
  SourceName,
  StatusColumn,
} from '../../../input/orders/source.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import { statusWord } from '../../../input/orders/statuses/status-words.ts';
import type { Fault } from '../../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../../input/yaml/read-yaml.ts';
import type { YamlPath, YamlText } from '../../../input/yaml/yaml-text.ts';
import { type Place, type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionText } from '../../read-options.ts';
import { columnReader } from '../reading/column-choice.ts';
import { optionsInSource } from '../reading/options.ts';

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
  optionsInSource.map(({ inSource, help }) => [
    inSource,
    z.optional(texts.check(z.describe(help))),
  ]),
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

type Written = z.infer<typeof sourceSchema>;

/** How files are read, as a file of `--source` says. */
export interface SourceFile {
  /** What the rows are: orders of a source that is known or described here, or customers. */
  readonly rows:
    | { readonly kind: 'orders'; readonly source: SourceName }
    | { readonly kind: 'orders'; readonly described: OrderSource }
    | { readonly kind: 'customers' };
  /** The columns of customers, or of orders of a known source, as `--column` names them. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  /** Options by their names, with their texts and where they stand. */
  readonly options: ReadonlyMap<string, OptionText>;
}

/**
 * Reads a file that says how files are read, in YAML. It describes a source of orders as the built-in ones are:
 *
 *     columns: { customer: Kunde, date: [Bestelldatum, Datum], amount: Gesamt }
 *     keep: { Status: [bezahlt, versendet] }
 *     refund: { Art: Gutschrift }
 *     drop: { Status: { failed: abgelehnt, void: storniert } }
 *
 * Headers and words are compared as those of the built-in sources are: capitals and signs do not matter. Or it settles
 * what would be recognised, of orders of a known source or of customers, where a column has one header:
 *
 *     columns: { id: Kunde, spend: "Umsatz:mo", start: Seit }
 *     decimal: ","
 *
 * @throws {Refusal} the file cannot be read, or says something else
 */
export function readSourceFile(file: string, directory: string): SourceFile {
  const { data, yaml } = readYaml(file, directory, kind);
  const refuse: Refuse = (path, reason) => {
    throw new Refusal(kind.broken(reason, yaml.at(path)));
  };
  const rows = rowsOf(data, yaml, refuse);
  const describes = rows.kind === 'orders' && 'described' in rows;
  return {
    rows,
    columns: describes ? new Map() : chosenColumns(data, yaml, refuse),
    options: new Map(
      optionsInSource.flatMap(({ name, inSource }): [string, OptionText][] => {
        if (!yaml.has([inSource])) return [];
        const { line = 0 } = yaml.at([inSource]);
        return [[name, { texts: textsAt(yaml, [inSource]), source: `${file}:${line}` }]];
      }),
    ),
  };
}

type Refuse = (path: YamlPath, reason: string) => never;

/** A text, or those of a list, as they are written. */
function textsAt(yaml: YamlText, path: YamlPath): readonly string[] {
  const written = (at: YamlPath) => yaml.text(at) ?? yaml.described(at);
  const items = yaml.elements(path);
  return items === undefined ? [written(path)] : items.map((i) => written([...path, i]));
}

const isOfOrders = (name: string): boolean =>
  name === 'currency' || allOrderFields.some((field) => field.name === name);
const isOfCustomers = (name: string): boolean =>
  customerFields.some((field) => field.name === name);

/** What describes a source of one's own. */
const describing = ['title', 'row', 'negative', 'time-zone', 'keep', 'refund', 'drop'] as const;

function rowsOf(data: Written, yaml: YamlText, refuse: Refuse): SourceFile['rows'] {
  const { source, columns } = data;
  if (source === undefined && columns === undefined)
    return refuse([], 'it does not name columns; at least customer, date and amount are needed');
  const names = Object.keys(columns ?? {});
  const ofCustomers = names.find((name) => !isOfOrders(name));
  if (source === undefined && ofCustomers === undefined)
    return { kind: 'orders', described: describedSource(data, yaml, refuse) };
  const described = describing.find((name) => data[name] !== undefined);
  if (described !== undefined)
    return refuse([described], `${described} is only for a source that the file describes`);
  if (source !== undefined) {
    if (ofCustomers === undefined) return { kind: 'orders', source };
    return refuse(
      ['columns', ofCustomers],
      `${ofCustomers} is a column of customers, not of orders`,
    );
  }
  const ofOrders = names.find((name) => !isOfCustomers(name));
  if (ofOrders !== undefined)
    return refuse(['columns', ofOrders], `${ofOrders} is a column of orders, not of customers`);
  const isCohorts = names.includes('elapsed') && names.includes('surviving');
  if (!names.includes('id') && !isCohorts)
    return refuse(['columns'], 'columns of customers must name the id: "-" where there is none');
  return { kind: 'customers' };
}

/** One header a column, as `--column` names it; of the customer of orders several, the best first. */
function chosenColumns(
  { columns = {}, source }: Written,
  yaml: YamlText,
  refuse: Refuse,
): ReadonlyMap<string, ColumnChoice> {
  const read = columnReader(allOrderFields);
  return new Map(
    Object.keys(columns).flatMap((name) => {
      const path = ['columns', name];
      const isOne = yaml.elements(path) === undefined;
      if (!isOne && (name !== 'customer' || source === undefined))
        return refuse(path, `${name} is a list, not one header`);
      const option = `${name} (${yaml.file}:${yaml.at(path).line ?? 0})`;
      return textsAt(yaml, path).map((header, i): [string, ColumnChoice] => {
        const found = read(`${name}=${header}`, '', '');
        if (!found.ok) return refuse(path, `"${header}" is not a header`);
        const [, choice] = found.value;
        const field = i === 0 ? name : nextCustomer(i);
        return [field, choice === 'none' ? choice : { ...choice, option }];
      });
    }),
  );
}

function describedSource(data: Written, yaml: YamlText, refuse: Refuse): OrderSource {
  const { file } = yaml;
  const texts = (path: YamlPath) => textsAt(yaml, path);
  const needed = ['customer', 'date'] as const;
  const missing = needed.find((name) => data.columns?.[name] === undefined);
  if (missing !== undefined)
    return refuse(
      ['columns'],
      `columns do not name the ${missing}; at least customer, date and amount are needed`,
    );
  const plain = (path: YamlPath, header: string): string =>
    wordsOf(header).join('') || refuse(path, `"${header}" is not a header`);
  /** As our own headers are kept: words run together, parted by spaces. Several columns may name the customer. */
  const columns = Object.fromEntries(
    Object.keys(data.columns ?? {}).map((name) => {
      const path = ['columns', name];
      const headers = texts(path).map((each) => plain(path, each));
      return [name, name === 'customer' ? headers : headers.join(' ')];
    }),
  ) as unknown as OrderSource['columns'];
  const lacking = lackingColumn(data);
  if (lacking !== undefined) refuse(['columns'], lacking);

  const statusWords = new Map<string, { header: string; words: Record<string, OrderStatus> }>();
  const addWord = (path: YamlPath, header: string, status: OrderStatus) => {
    const names = plain(path, header);
    const taken = Object.entries(columns).find(([, each]) =>
      [each].flat().some((headers) => headers.split(' ').includes(names)),
    );
    if (taken !== undefined) refuse(path, `"${header}" is already the column of the ${taken[0]}`);
    const ofColumn = statusWords.get(names) ?? { header, words: {} };
    statusWords.set(names, ofColumn);
    for (const word of texts(path)) {
      const plainWord = statusWord(word);
      if (Object.hasOwn(ofColumn.words, plainWord))
        refuse(path, `"${word}" appears twice for the column "${header}"`);
      ofColumn.words[plainWord] = status;
    }
  };
  for (const each of Object.keys(data.keep ?? {})) addWord(['keep', each], each, 'purchase');
  for (const each of Object.keys(data.refund ?? {})) addWord(['refund', each], each, 'refund');
  for (const [each, dropped] of Object.entries(data.drop ?? {})) {
    const path = ['drop', each];
    if (typeof dropped !== 'object' || Array.isArray(dropped)) addWord(path, each, 'other');
    else
      for (const reason of Object.keys(dropped) as (keyof typeof dropped)[])
        addWord([...path, reason], each, reason);
  }
  return {
    name: file,
    title: data.title === undefined ? file : (texts(['title'])[0] ?? file),
    signature: [],
    columns,
    row: data.row ?? 'order',
    negative: data.negative ?? 'refund',
    ...(data['time-zone'] === 'UTC' && { times: 'utc' }),
    statusColumns: [...statusWords].map(
      ([names, { header, words: known }]): StatusColumn => ({
        name: names,
        meaning: header,
        names,
        by: 'word',
        words: known,
        // Where words are kept, any other is unknown; where they are only left out, any other counts.
        ...(!Object.values(known).includes('purchase') && { otherwise: 'purchase' }),
      }),
    ),
  };
}

/** What the columns must say for rows of their kind, and do not. */
function lackingColumn({ columns = {}, row = 'order' }: Written): string | undefined {
  const { amount, net, order, quantity, price } = columns;
  if (row === 'priced-line' && (quantity === undefined || price === undefined))
    return 'lines with a price need the columns quantity and price';
  if (row !== 'priced-line' && amount === undefined && net === undefined)
    return 'columns must name an amount, or a net one';
  if (row !== 'order' && order === undefined)
    return 'where a row is a line, columns must name the order that it belongs to';
  return undefined;
}

const kind = {
  schema: sourceSchema,
  unreadable: (reason: string, at: Place) => problem('file-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('source-broken', { reason }, at),
  problem: (fault: Fault): Problem => kind.broken(reasonOf(fault), fault.at),
};

function reasonOf(fault: Fault): string {
  if (fault.kind === 'value') return wrongValue(fault);
  if (fault.kind === 'missing') {
    const within = fault.path.length === 0 ? 'it does not name' : 'columns do not name the';
    return `${within} ${fault.name}; at least customer, date and amount are needed`;
  }
  const { name, nearest, known, path } = fault;
  const within = path.slice(0, -1).join(': ') || 'the description of a source';
  const hint =
    nearest === '' ? `the known names are ${known.join(', ')}` : `did you mean ${nearest}?`;
  return `"${name}" is unknown in ${within}; ${hint}`;
}
