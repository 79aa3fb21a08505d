import type { Line, Threads } from '../../threads/task.ts';
import type { RecordReader } from '../csv/record-reader.ts';
import { blockTask, start } from './block-task.ts';
import type { BlockPlan, ScannedBlock } from './scanned-block.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Blocks = readonly ScannedBlock[];

/** How a file is shared out. */
export interface Sharing {
  /** Other threads are asked for once a file is known to have so many bytes. */
  readonly worthwhile: number;
  /** So many bytes are scanned at once, or a few more. */
  readonly size: number;
}

const usual: Sharing = { worthwhile: 1 << 23, size: 1 << 18 };
/** Without a line feed in so many bytes, they are left to the reader, which knows when a record is too long. */
const longest = 1 << 20;
/** Jobs that a thread is given ahead, so that it never waits for the next. */
const ahead = 2;
const lineFeed = 10;

/** Another thread, and how many jobs it still has. */
interface Helper {
  readonly line: Line<Bytes, Blocks>;
  jobs: number;
}

/** Bytes that were given out to be scanned. */
interface Given {
  blocks?: Blocks;
  /** When they have been scanned. */
  readonly scanned: Promise<Blocks>;
}

/**
 * Gives a reader the bytes of a file, of which other threads scan a part. They find cells and parse them; what
 * becomes of the cells is decided by the reader, in the order of the file, so that it is the same as without them.
 */
export class SharedReading {
  readonly #reader: RecordReader;
  readonly #threads: Threads | undefined;
  readonly #sharing: Sharing;
  readonly #scan: ((bytes: Bytes) => { readonly value: Blocks }) | undefined;
  #helpers: readonly Helper[] | undefined;
  #read = 0;
  /** In the order of the file. */
  readonly #given: Given[] = [];
  /** The bytes after those that were given out. */
  #tail: Buffer[] = [];
  #tailLength = 0;

  constructor(reader: RecordReader, threads: Threads | undefined, sharing = usual) {
    this.#reader = reader;
    this.#threads = threads;
    this.#sharing = sharing;
    if (threads !== undefined && reader.plan !== undefined) this.#scan = start(reader.plan);
  }

  /** Says how many bytes there will be at least, so that threads can start early. */
  expect(bytes: number): void {
    const { plan } = this.#reader;
    if (this.#helpers !== undefined || plan === undefined || bytes < this.#sharing.worthwhile)
      return;
    this.#helpers = linesOf(this.#threads, plan);
  }

  async take(chunk: Buffer): Promise<void> {
    this.#read += chunk.length;
    this.expect(this.#read);
    if (this.#reader.plan === undefined || !this.#helpers?.some(({ line }) => line.isReady)) {
      await this.finish();
      this.#reader.take(chunk);
      return;
    }
    if (this.#given.length === 0 && this.#tail.length === 0) this.#keep(this.#reader.takeRest());
    this.#keep(chunk);
    if (this.#tailLength < this.#sharing.size) return;
    const bytes = this.#takeTail();
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end > 0) this.#keep(Buffer.from(bytes.subarray(end)));
    else if (bytes.length <= longest) {
      this.#keep(bytes);
      return;
    }
    await this.#give(end > 0 ? bytes.subarray(0, end) : bytes);
  }

  /** Gives the reader all that it has not been given yet. */
  async finish(): Promise<void> {
    while (this.#given.length > 0) await this.#handNext();
    if (this.#tail.length > 0) this.#reader.take(this.#takeTail());
  }

  /** Lets the other threads forget the file. */
  close(): void {
    for (const { line } of this.#helpers ?? []) line.close();
  }

  #keep(chunk: Buffer): void {
    this.#tail.push(chunk);
    this.#tailLength += chunk.length;
  }

  /** The bytes that were kept, in a buffer of their own. */
  #takeTail(): Buffer<ArrayBuffer> {
    const bytes = Buffer.from(new ArrayBuffer(this.#tailLength));
    let at = 0;
    for (const chunk of this.#tail) at += chunk.copy(bytes, at);
    this.#tail = [];
    this.#tailLength = 0;
    return bytes;
  }

  /** Has bytes scanned: by the thread that has least to do, or here where all are busy. */
  async #give(bytes: Buffer<ArrayBuffer>): Promise<void> {
    const helpers = this.#helpers ?? [];
    while (this.#given[0]?.blocks !== undefined) await this.#handNext();
    const free = helpers.filter(({ line, jobs }) => line.isReady && jobs < ahead);
    const [helper] = free.sort((a, b) => a.jobs - b.jobs);
    if (helper !== undefined) this.#given.push(givenTo(helper, bytes));
    else if (this.#scan !== undefined) {
      const blocks = this.#scan(bytes).value;
      this.#given.push({ blocks, scanned: Promise.resolve(blocks) });
    }
    // What has been scanned must not fill the memory.
    while (this.#given.length > 2 * ahead * helpers.length) await this.#handNext();
  }

  async #handNext(): Promise<void> {
    const next = this.#given.shift();
    if (next !== undefined) this.#reader.takeScanned(await next.scanned);
  }
}

const linesOf = (threads: Threads | undefined, plan: BlockPlan): readonly Helper[] =>
  (threads?.lines(blockTask, plan) ?? []).map((line) => ({ line, jobs: 0 }));

function givenTo(helper: Helper, bytes: Buffer<ArrayBuffer>): Given {
  helper.jobs += 1;
  const given: Given = { scanned: helper.line.do(bytes, [bytes.buffer]) };
  const done = (blocks?: Blocks) => {
    helper.jobs -= 1;
    if (blocks !== undefined) given.blocks = blocks;
  };
  // Whoever waits for it learns of an error; it may come before.
  given.scanned.then(done, () => done());
  return given;
}
