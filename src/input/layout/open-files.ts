import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { orderHeaders } from '../orders/read-orders.ts';
import type { KnownHeader } from './layout.ts';
import { openEach } from './open-each.ts';
import type { OpenedFile } from './open-file.ts';

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
  const labels = new Set(request.labels.map(plainHeader));
  const { log } = request;
  const ofOrders = log === undefined ? () => false : orderHeaders(log.described);
  const isKnown = (header: string) => labels.has(header) || besides(header) || ofOrders(header);
  const columns = new Map([...(log?.columns ?? []), ...request.columns]);
  const asked = { ...request, columns, isKnown };
  const main = await openEach(request.files, asked, world);
  return { main, joins: await openEach(request.join, asked, world) };
}
