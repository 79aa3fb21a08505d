import type { ProblemTally } from '../problems/tally.ts';

/**
 * What several commands share that read the same files: a pipe is read once and kept, and who asks for the same rows in
 * the same way gets the same table.
 */
export class SharedReading {
  readonly #bytes = new Map<string, KeptBytes>();
  readonly #tables = new Map<string, Promise<unknown>>();

  /** Keeps bytes under the name of a file that nobody else has. */
  hold(file: string, bytes: Buffer): void {
    this.#bytes.set(file, { chunks: [bytes], rest: undefined });
  }

  /** Whether the bytes of a file are kept. */
  holds(file: string): boolean {
    return this.#bytes.has(file);
  }

  /**
   * The bytes of a file that can be read only once, from its beginning, however often it is asked for.
   *
   * @param read - begins to read it
   */
  async *bytes(file: string, read: () => AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const known = this.#bytes.get(file);
    const kept = known ?? { chunks: [], rest: read()[Symbol.asyncIterator]() };
    if (known === undefined) this.#bytes.set(file, kept);
    for (let i = 0; ; i++) {
      if (i === kept.chunks.length && !(await this.#more(file, kept))) return;
      const chunk = kept.chunks[i];
      if (chunk !== undefined) yield chunk;
    }
  }

  /** Reads on; false at the end. What cannot be read is asked for again, and refused again. */
  async #more(file: string, kept: KeptBytes): Promise<boolean> {
    try {
      const next = await kept.rest?.next();
      if (next !== undefined && next.done !== true) return kept.chunks.push(next.value) > 0;
      kept.rest = undefined;
      return false;
    } catch (error) {
      this.#bytes.delete(file);
      throw error;
    }
  }

  /**
   * A table that was read for the same request, or else is read now. Each caller has problems of its own to add to; the
   * rest of a table is never changed.
   *
   * @param as - what the files are read as
   * @param request - everything that decides how they are read
   * @throws {Refusal} what reading it throws, for every caller alike
   */
  async table<T extends { readonly problems: ProblemTally }>(
    as: string,
    request: object,
    read: () => Promise<T>,
  ): Promise<T> {
    const key = keyOf(request);
    if (key === undefined) return read();
    const name = `${as} ${key}`;
    const known = this.#tables.get(name) as Promise<T> | undefined;
    const table = known ?? read();
    if (known === undefined) this.#tables.set(name, table);
    const found = await table;
    return { ...found, problems: found.problems.copy() };
  }
}

/** Bytes that were read, and where more come from. */
interface KeptBytes {
  readonly chunks: Buffer[];
  rest: AsyncIterator<Buffer> | undefined;
}

/** A request as a text, the same for the same request; undefined where something in it is no data, such as a function. */
function keyOf(request: object): string | undefined {
  let isData = true;
  const text = JSON.stringify(request, (_, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    if (value instanceof Set) return { set: [...value] };
    if (typeof value === 'function' || value instanceof RegExp) isData = false;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(fields);
  });
  return isData ? text : undefined;
}
