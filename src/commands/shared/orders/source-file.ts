import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { wordsOf } from '../../../input/headers/header-name.ts';
import type { Judge, OrderColumns, OrderSource, Verdict } from '../../../input/orders/source.ts';
import { nearest } from '../../../problems/nearest.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { type Complaints, readYamlMapping } from '../economics/assumptions-file.ts';

const columnNames = [
  'order',
  'customer',
  'receiver',
  'date',
  'amount',
  'net',
  'refunded',
  'tax',
  'shipping',
  'quantity',
  'price',
] as const satisfies readonly (keyof OrderColumns)[];
const keys = [
  'title',
  'columns',
  'row',
  'negative',
  'time-zone',
  'keep',
  'refund',
  'drop',
] as const;
const rowKinds = ['order', 'line', 'priced-line'] as const;
const negatives = ['refund', 'other'] as const;
const zones = ['UTC', 'as written'] as const;
const reasons = ['failed', 'void', 'pending', 'test', 'other'] as const satisfies Verdict[];

type Node = ParsedNode | null;

/**
 * A source that a user describes as the built-in ones are, in YAML:
 *
 *     columns: { customer: Kunde, date: [Bestelldatum, Datum], amount: Gesamt }
 *     keep: { Status: [bezahlt, versendet] }
 *     refund: { Art: Gutschrift }
 *     drop: { Status: { failed: abgelehnt, void: storniert } }
 *
 * Headers and words are compared as those of the built-in sources are: capitals and signs do not matter.
 *
 * @throws {Refusal} the file cannot be read, or says something else
 */
export function readSourceFile(file: string, directory: string): OrderSource {
  const { mapping, at } = readYamlMapping(file, directory, complaints);
  const refuse = (node: Node | YAMLMap | undefined, reason: string): never => {
    throw new Refusal(complaints.broken(reason, at(node?.range?.[0] ?? 0)));
  };
  const entries = (
    node: Node | YAMLMap,
    within: string,
  ): readonly (readonly [string, Node, Node])[] => {
    if (!isMap(node)) return refuse(node, `${within} is not a list of names with their values`);
    return (node as YAMLMap.Parsed).items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : refuse(key, `${within} has a name that is a list`),
      key,
      value,
    ]);
  };
  const known = (name: string, node: Node, names: readonly string[], within: string) => {
    if (names.includes(name)) return;
    const near = nearest(name, names);
    const hint = near === '' ? `the known names are ${names.join(', ')}` : `did you mean ${near}?`;
    refuse(node, `"${name}" is unknown in ${within}; ${hint}`);
  };
  const texts = (node: Node, within: string): readonly string[] => {
    const items = isSeq(node) ? (node.items as Node[]) : [node];
    const found = items.map((item) =>
      isScalar(item) && item.value !== null && String(item.source ?? item.value).trim() !== ''
        ? String(item.source ?? item.value)
        : refuse(item ?? node, `${within} is neither a text nor a list of texts`),
    );
    return found.length > 0 ? found : refuse(node, `${within} is empty`);
  };
  const oneOf = <C extends string>(node: Node, name: string, choices: readonly C[]): C => {
    const [text = ''] = texts(node, name);
    const found = choices.find((choice) => choice === text);
    return found ?? refuse(node, `${name} is "${text}", not ${choices.join(' or ')}`);
  };
  /** As our own headers are kept: words run together, parted by spaces. */
  const headers = (node: Node, within: string): string =>
    texts(node, within)
      .map((text) => wordsOf(text).join('') || refuse(node, `"${text}" is not a header`))
      .join(' ');

  const top = entries(mapping, 'the file');
  for (const [name, key] of top) known(name, key, keys, 'the description of a source');
  const said = (name: (typeof keys)[number]) => top.find(([each]) => each === name)?.[2];

  const columns: Partial<Record<(typeof columnNames)[number], string>> = {};
  for (const [name, key, value] of entries(said('columns') ?? null, 'columns')) {
    known(name, key, columnNames, 'columns');
    columns[name as (typeof columnNames)[number]] = headers(value, name);
  }
  const { customer, date, ...others } = columns;
  const columnsNode = said('columns') ?? null;
  if (customer === undefined || date === undefined)
    return refuse(columnsNode, 'columns must name at least customer, date and amount');
  const row = said('row') === undefined ? 'order' : oneOf(said('row') ?? null, 'row', rowKinds);
  if (row === 'priced-line' && (others.quantity === undefined || others.price === undefined))
    return refuse(columnsNode, 'lines with a price need the columns quantity and price');
  if (row !== 'priced-line' && others.amount === undefined && others.net === undefined)
    return refuse(columnsNode, 'columns must name an amount, or a net one');
  if (row !== 'order' && others.order === undefined)
    return refuse(
      columnsNode,
      'where a row is a line, columns must name the order that it belongs to',
    );

  const judges = new Map<string, { header: string; words: Record<string, Verdict> }>();
  const judge = (node: Node, header: string, words: readonly string[], verdict: Verdict) => {
    const names = wordsOf(header).join('') || refuse(node, `"${header}" is not a header`);
    const taken = Object.entries(columns).find(([, each]) => each.split(' ').includes(names));
    if (taken !== undefined) refuse(node, `"${header}" is already the column of the ${taken[0]}`);
    const found = judges.get(names) ?? { header, words: {} };
    judges.set(names, found);
    for (const word of words) {
      const plain = word.trim().toLowerCase().replace(/[_-]+/g, ' ');
      if (Object.hasOwn(found.words, plain))
        refuse(node, `"${word}" appears twice for the column "${header}"`);
      found.words[plain] = verdict;
    }
  };
  for (const [key, verdict] of [
    ['keep', 'purchase'],
    ['refund', 'refund'],
  ] as const) {
    const node = said(key);
    if (node === undefined) continue;
    for (const [header, at_, value] of entries(node, key))
      judge(at_, header, texts(value, `${key}: ${header}`), verdict);
  }
  const drop = said('drop');
  for (const [header, key, value] of drop === undefined ? [] : entries(drop, 'drop')) {
    if (!isMap(value)) judge(key, header, texts(value, `drop: ${header}`), 'other');
    else
      for (const [reason, reasonKey, words] of entries(value, `drop: ${header}`)) {
        known(reason, reasonKey, reasons, `drop: ${header}`);
        judge(reasonKey, header, texts(words, reason), oneOfReasons(reason));
      }
  }
  const title = said('title');
  const negative = said('negative');
  const zone = said('time-zone');
  return {
    name: file,
    title: title === undefined ? file : (texts(title, 'title')[0] ?? file),
    signature: [],
    columns: { customer, date, ...others },
    row,
    negative: negative === undefined ? 'refund' : oneOf(negative, 'negative', negatives),
    ...(zone !== undefined && oneOf(zone, 'time-zone', zones) === 'UTC' && { times: 'utc' }),
    judges: [...judges].map(
      ([names, { header, words }]): Judge => ({
        name: names,
        meaning: header,
        names,
        by: 'word',
        words,
        // Where words are kept, any other is unknown; where they are only left out, any other counts.
        ...(!Object.values(words).includes('purchase') && { otherwise: 'purchase' }),
      }),
    ),
  };
}

const oneOfReasons = (text: string): Verdict => reasons.find((each) => each === text) ?? 'other';

const complaints: Complaints = {
  unreadable: (reason, at) => problem('file-unreadable', { reason }, at),
  broken: (reason, at) => problem('source-broken', { reason }, at),
};
