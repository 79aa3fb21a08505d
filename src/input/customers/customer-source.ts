import { rankOf } from '../records/assign-fields.ts';
import type { Entries } from './entries.ts';

/** An export of customers or of their subscriptions that is known, declared. */
export interface CustomerSource {
  readonly title: string;
  /** Headers that must all be there for it to be recognised, each in any of its spellings, as in `Field`. */
  readonly signature: readonly string[];
  /** The header of the subscription's own id, where rows are subscriptions, of which a customer may have several. */
  readonly subscription?: string;
}

const customerSources: readonly CustomerSource[] = [
  {
    title: 'Stripe subscriptions',
    signature: ['id', 'customerid', 'status', 'currentperiodend'],
    subscription: 'id',
  },
  {
    title: 'Stripe customers',
    signature: ['id', 'createdutc', 'delinquent', 'status'],
  },
  {
    title: 'Chargebee subscriptions',
    signature: ['id', 'customerid', 'status', 'currenttermend'],
    subscription: 'id',
  },
];

/** The source that the headers of a file show it to come from, whatever their order. */
export function customerSource(headers: readonly string[]): CustomerSource | undefined {
  return customerSources.find(({ signature }) =>
    signature.every((names) => headers.some((header) => rankOf(header, { names }) !== undefined)),
  );
}

/**
 * Whether every row is a subscription of its own, so that those of one customer add up. A row that is there
 * twice has the same id of a subscription twice.
 *
 * @param used - the entries that count
 */
export function areSubscriptions({ table, rows }: Entries, used: Uint32Array): boolean {
  const column = table.find('subscription', 'texts')?.texts;
  if (column === undefined || rows !== undefined) return false;
  const { codes, texts } = column;
  const seen = new Uint8Array(texts.count);
  const blank = texts.find('');
  for (const row of used) {
    const code = codes.at(row);
    if (code === blank || seen[code] === 1) return false;
    seen[code] = 1;
  }
  return true;
}
