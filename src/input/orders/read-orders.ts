import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { usualFolding } from '../cells/folded-id.ts';
import { customerSource } from '../customers/customer-source.ts';
import { byHeaders, ofDifferentHeaders } from '../headers/by-headers.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { type OpenFile, openEach } from '../layout/open-file.ts';
import { type KnownBy, knownFields, rankOf } from '../records/assign-fields.ts';
import { recordsOf } from '../records/read-records.ts';
import type { RecordRequest } from '../records/record-request.ts';
import type { Records } from '../records/records.ts';
import { goodsColumnsOf } from './goods-fields.ts';
import { type JoinedFile, openJoins, readJoins } from './joined/joined-files.ts';
import { itemHeaders } from './lines/line-amounts.ts';
import { requestedFields } from './order-fields.ts';
import type { OrderRequest } from './order-request.ts';
import type { OrderSource } from './source.ts';
import { plain } from './sources/plain.ts';
import { orderSources, recognisedSource } from './sources.ts';
import { statusHeaders, withStatusColumns } from './statuses/status-columns.ts';

/** The rows of a log of orders, and where it comes from. */
export interface OrderRows {
  readonly records: Records;
  readonly source: OrderSource;
  /** Whether files have columns that only lines of items have. */
  readonly hasItems: boolean;
  /** Files that say more of the orders. */
  readonly joined?: readonly JoinedFile[];
}

/** Logs of orders of which the beginning has been read, and the request for their rows. */
export interface OpenedOrders {
  readonly opened: readonly OpenedFile[];
  readonly source: OrderSource;
  readonly hasItems: boolean;
  readonly request: RecordRequest;
  /** What is to be said of the headers. */
  readonly findings: readonly Problem[];
  /** Options that no row needed, once the rows have been read. */
  readonly unusedOptions: () => readonly Problem[];
}

/**
 * Reads logs of orders, row by row as they stand, and the files that are joined to them.
 *
 * @param open - opens the files, where some of them are no text
 * @throws {Refusal} a file that cannot be read, files of different sources, or anything that would have to be guessed
 */
export async function readOrders(
  request: OrderRequest,
  world: InputWorld,
  open?: OpenFile,
): Promise<OrderRows> {
  const logs = await openLogs(request, world, open);
  if (request.join === undefined || request.join.length === 0)
    return rowsOf(ordersIn(logs, request), world);
  const source = sourceOf(logs, request);
  const joins = await openJoins(request, logs, source, world, open);
  const rows = await rowsOf(ordersIn(logs, { ...request, ...joins.ofLog }), world);
  return { ...rows, joined: await readJoins(joins, request, source, world) };
}

/**
 * The rows of logs of orders that are open.
 *
 * @throws {Refusal} a file that stops being text on the way, or anything that would have to be guessed
 */
export async function rowsOf(
  { opened, source, hasItems, request, findings, unusedOptions }: OpenedOrders,
  world: InputWorld,
): Promise<OrderRows> {
  const records = await recordsOf(opened, request, world);
  const unused = unusedOptions();
  if (unused.length > 0) throw new Refusal(...unused);
  for (const found of findings) records.problems.add(found);
  return { records, source, hasItems };
}

/**
 * Opens files that are logs of orders.
 *
 * @throws {Refusal} one cannot be read
 */
export const openLogs = (
  request: Pick<
    OrderRequest,
    'files' | 'described' | 'columns' | 'saved' | 'encoding' | 'delimiter' | 'sheets' | 'memory'
  >,
  world: InputWorld,
  open?: OpenFile,
): Promise<readonly OpenedFile[]> => {
  const columns = new Map([...(request.saved ?? []), ...request.columns]);
  const settings = { ...request, columns, isKnown: orderHeaders(request.described) };
  return openEach(request.files, settings, world, open);
};

/**
 * Logs of orders that are open already, and the request for their rows.
 *
 * @throws {Refusal} files of different sources, or an option names what the source does not have
 */
export function ordersIn(opened: readonly OpenedFile[], request: OrderRequest): OpenedOrders {
  const columns = new Map([...(request.saved ?? []), ...request.columns]);
  const different = ofDifferentHeaders(opened);
  const source = withStatusColumns(sourceOf(opened, request), different, { columns });
  let zoned = false;
  const goods = goodsColumnsOf(different, source, request);
  const note = () => {
    zoned = true;
  };
  const fields = requestedFields(source, request, note, goods.roles);
  if (request.amountPer !== undefined && (source.row !== 'order' || source.amountPer !== undefined))
    throw new Refusal(
      problem('option-unused', {
        option: '--amount-per',
        command: source.title,
        usedBy: 'logs whose source is not known',
      }),
    );
  const hasItems = different.some(({ layout }) =>
    layout.headers.some((header) => rankOf(header, { names: itemHeaders }) !== undefined),
  );
  const needs = 'times with an offset, or of an export in UTC';
  const unusedOptions = () =>
    request.timeZone === undefined || zoned
      ? []
      : [problem('option-needs', { option: `--time-zone ${request.timeZone}`, needs })];
  const ids = request.ids ?? (source.numericIds === true ? 'numbers' : usualFolding);
  const { findings } = goods;
  return {
    ...{ opened, source, hasItems, findings, unusedOptions },
    request: { ...request, ...fields, ids },
  };
}

/** The headers by which any column of a source is known. */
const headersOf = ({ columns, phrases, statusColumns, signature }: OrderSource): KnownBy[] => [
  ...[...Object.values(columns).flat(), ...signature].map((names) => ({ names })),
  ...statusColumns,
  ...Object.values(phrases ?? {}).map((each) => ({ names: '', phrases: each })),
];

const isKnownHeader = knownFields([...orderSources.flatMap(headersOf), { names: statusHeaders }]);

/** Tells the headers of the source that is described, or else of any that is known. */
export const orderHeaders = (described?: OrderSource): ((header: string) => boolean) =>
  described === undefined ? isKnownHeader : knownFields(headersOf(described));

/** The one source of all files. */
function sourceOf(
  opened: readonly OpenedFile[],
  request: Pick<OrderRequest, 'source' | 'described'>,
): OrderSource {
  if (request.described !== undefined) return request.described;
  const named = orderSources.find(({ name }) => name === request.source);
  if (named !== undefined) return named;
  const [first, ...others] = ofDifferentHeaders(opened).map(({ file, layout }) => ({
    file,
    source: recognisedSource(layout.headers),
  }));
  if (first === undefined) throw new RangeError('no file of orders');
  if (first.source === plain) refuseLists(opened);
  const other = others.find(({ source }) => source !== first.source);
  if (other === undefined) return first.source;
  const sources = { first: first.source.title, other: other.source.title };
  throw new Refusal(
    problem('order-sources-differ', { ...sources, firstFile: first.file }, { file: other.file }),
  );
}

/** @throws {Refusal} a known export of customers, whose starts and spend could be read as days and amounts of orders */
function refuseLists(opened: readonly OpenedFile[]): void {
  const sourceOfHeaders = byHeaders(customerSource);
  const lists = opened.flatMap(({ file, layout }) => {
    const known = sourceOfHeaders(layout.headers);
    if (known === undefined) return [];
    const { title } = known;
    return [problem('customers-likely', { title }, { file, line: layout.headerLine })];
  });
  if (lists.length > 0) throw new Refusal(...lists);
}
