import { wordsOf } from '../../../input/headers/header-name.ts';
import type { OrderSource, OrderStatus, StatusColumn } from '../../../input/orders/source.ts';
import { statusWord } from '../../../input/orders/statuses/status-words.ts';
import type { YamlPath, YamlText } from '../../../input/yaml/yaml-text.ts';
import type { Written } from './source-schema.ts';

/** Refuses the file for what stands at a place in it. */
export type Refuse = (path: YamlPath, reason: string) => never;

/** A text, or those of a list, as they are written. */
export function textsAt(yaml: YamlText, path: YamlPath): readonly string[] {
  const written = (at: YamlPath) => yaml.text(at) ?? yaml.described(at);
  const items = yaml.elements(path);
  return items === undefined ? [written(path)] : items.map((i) => written([...path, i]));
}

/** A source of orders as the file describes it. */
export function describedSource(data: Written, yaml: YamlText, refuse: Refuse): OrderSource {
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
