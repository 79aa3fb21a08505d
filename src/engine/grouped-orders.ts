import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { counts } from '../input/columns/growing.ts';
import type { DuckDb } from './database.ts';
import { IdBytes } from './id-bytes.ts';
import { amountBits, type OrderFile, ordersByCustomer, pieceCount } from './order-query.ts';

/** Bytes of a text or a list as it lies in a vector, beside what it points to. */
const slotBytes = 16;

/** Orders by customer, as they come from a query: neither customers nor orders are in any order. */
export class GroupedOrders {
  readonly ids = new IdBytes();
  orders = 0;
  /** Entries of one chunk of customers after another: of each entry the low half and then the high half. */
  readonly #blocks: Uint32Array[] = [];
  /** By customer, the block and where in it the entries begin and end. */
  readonly #block = counts();
  readonly #begin = counts();
  readonly #end = counts();

  /** Takes a chunk of the result of `ordersByCustomer`. */
  take(chunk: DuckDBDataChunk, memory: DuckDb['memory']): void {
    const first = this.ids.count;
    takeIds(memory, chunk, this.ids);
    const lists = memory.data_chunk_get_vector(chunk.chunk, pieceCount);
    const places = memory.vector_get_data(lists, chunk.rowCount * slotBytes);
    const words = new Uint32Array(places.buffer, places.byteOffset, chunk.rowCount * 4);
    const size = memory.list_vector_get_size(lists);
    const entries = memory.vector_get_data(memory.list_vector_get_child(lists), size * 8);
    for (let row = 0; row < chunk.rowCount; row++) {
      // An offset and a length of 64 bits each; no chunk has 2³² entries.
      const offset = words[4 * row] ?? 0;
      this.#block.set(first + row, this.#blocks.length);
      this.#begin.set(first + row, offset);
      this.#end.set(first + row, offset + (words[4 * row + 2] ?? 0));
    }
    this.#blocks.push(new Uint32Array(entries.slice().buffer));
    this.orders += size;
  }

  /** One customer's orders, sorted by day and then by amount. */
  ordersOf(customer: number, into: OrderBuffer): void {
    const block = this.#blocks[this.#block.at(customer)];
    if (block === undefined) throw new RangeError(`no customer ${customer}`);
    const begin = this.#begin.at(customer);
    const end = this.#end.at(customer);
    const isLong = end - begin > longest;
    if (isLong) new BigUint64Array(block.buffer).subarray(begin, end).sort();
    into.reserve(end - begin);
    const { days, amounts } = into;
    for (let i = begin; i < end; i++) {
      const high = block[2 * i + 1] ?? 0;
      days[i - begin] = high >>> highBits;
      amounts[i - begin] = (high & highMask) * 2 ** 32 + (block[2 * i] ?? 0) - half;
    }
    if (!isLong) into.sort();
  }
}

/** More orders are sorted natively, as whole numbers: insertion takes the square of their number. */
const longest = 32;

/** Orders of one customer while they are looked at; amounts in whole ten-thousandths. */
export class OrderBuffer {
  count = 0;
  days = new Int32Array(64);
  amounts = new Float64Array(64);

  reserve(count: number): void {
    this.count = count;
    if (count <= this.days.length) return;
    this.days = new Int32Array(2 * count);
    this.amounts = new Float64Array(2 * count);
  }

  /** By insertion: most customers have few orders, and most files are in the order of time. */
  sort(): void {
    const { days, amounts } = this;
    for (let i = 1; i < this.count; i++) {
      const day = days[i] ?? 0;
      const amount = amounts[i] ?? 0;
      let place = i;
      for (; place > 0; place--) {
        const before = days[place - 1] ?? 0;
        if (before < day || (before === day && (amounts[place - 1] ?? 0) <= amount)) break;
        days[place] = before;
        amounts[place] = amounts[place - 1] ?? 0;
      }
      days[place] = day;
      amounts[place] = amount;
    }
  }
}

const highBits = amountBits - 32;
const highMask = 2 ** highBits - 1;
const half = 2 ** (amountBits - 1);

const mostParts = 64;

/**
 * Orders by customer; where the memory of the database does not suffice for all customers at once, in
 * four times as many parts, and so on.
 */
export async function groupedOrders(
  duckDb: DuckDb,
  connection: DuckDBConnection,
  files: readonly OrderFile[],
): Promise<GroupedOrders> {
  for (let parts = 1; ; parts *= 4) {
    try {
      const grouped = new GroupedOrders();
      for (let part = 0; part < parts; part++) {
        const sql = ordersByCustomer(files, { part, parts });
        await takeAll(duckDb, connection, sql, grouped);
      }
      return grouped;
    } catch (error) {
      const isFull = error instanceof Error && error.message.startsWith('Out of Memory');
      if (!isFull || parts === mostParts) throw error;
    }
  }
}

/**
 * Takes the result of a query, as the numbers lie in memory: an object for each of millions of values would
 * take longer than the query. While one chunk is taken the next is fetched.
 */
async function takeAll(
  { memory }: DuckDb,
  connection: DuckDBConnection,
  sql: string,
  grouped: GroupedOrders,
): Promise<void> {
  const result = await connection.stream(sql);
  let next = result.fetchChunk();
  for (;;) {
    const chunk = await next;
    if (chunk === null || chunk.rowCount === 0) return;
    next = result.fetchChunk();
    grouped.take(chunk, memory);
  }
}

function takeIds(memory: DuckDb['memory'], chunk: DuckDBDataChunk, ids: IdBytes): void {
  const rows = chunk.rowCount;
  const pieces = Array.from({ length: pieceCount }, (_, i) =>
    memory.vector_get_data(memory.data_chunk_get_vector(chunk.chunk, i), rows * slotBytes),
  );
  const words = pieces.map(
    ({ buffer, byteOffset }) => new Uint32Array(buffer, byteOffset, rows * 4),
  );
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < pieceCount; i++) {
      const piece = pieces[i];
      const length = words[i]?.[4 * row] ?? 0;
      if (length === 0 || piece === undefined) continue;
      const slot = row * slotBytes;
      // Short texts stand in their slot; of longer ones it has the address.
      if (length <= slotBytes - 4) ids.add(piece, slot + 4, length);
      else ids.add(textAt(memory, piece, slot, length), 0, length);
    }
    ids.end();
  }
}

function textAt(
  memory: DuckDb['memory'],
  { buffer, byteOffset }: Uint8Array,
  slot: number,
  length: number,
): Uint8Array {
  if (!(buffer instanceof ArrayBuffer)) throw new RangeError('memory that is shared');
  return memory.get_data_from_pointer(buffer, byteOffset + slot + 8, length);
}
