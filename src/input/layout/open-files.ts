import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { orderHeaders } from '../orders/read-orders.ts';
import type { KnownHeader } from './layout.ts';
import { type OpenedFile, openFile } from './open-file.ts';

/** The files of a request: those whose rows follow one another, and those that add columns. */
export interface OpenedFiles {
  readonly main: readonly OpenedFile[];
  readonly joins: readonly OpenedFile[];
}

/**
 * Opens every file of a request.
 *
 * @param besides - tells headers of other files than those of customers
 * @throws {Refusal} one cannot be read, is empty, or is not text
 */
export async function openFiles(
  request: CustomerRequest,
  world: InputWorld,
  besides: KnownHeader = () => false,
): Promise<OpenedFiles> {
  const { encoding, delimiter } = request;
  const named = headersNamed(request);
  const ofOrders = request.log === undefined ? () => false : orderHeaders(request.log.described);
  const known = (header: string) => named.has(header) || besides(header) || ofOrders(header);
  const settings = { encoding, delimiter, known };
  const main = [];
  for (const file of request.files) main.push(await openFile(file, settings, world));
  const joins = [];
  for (const file of request.join) joins.push(await openFile(file, settings, world));
  return { main, joins };
}

/** The headers that options name, so that a file is known by them. */
function headersNamed({ columns, labels, log }: CustomerRequest): ReadonlySet<string> {
  const chosen = [...columns.values(), ...(log?.columns.values() ?? [])].flatMap((choice) =>
    choice === 'none' ? [] : [choice.text, choice.header],
  );
  return new Set([...chosen, ...labels].map(plainHeader));
}
