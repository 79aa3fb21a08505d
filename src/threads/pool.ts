import { Worker } from 'node:worker_threads';
import type { Reply, Request } from './messages.ts';
import type { Line, Task, Threads } from './task.ts';

/** Threads beside the main one, started when they are first asked for. None of them keeps the program alive. */
export class Pool implements Threads {
  readonly #file: string;
  readonly #count: number;
  #threads: readonly Thread[] | undefined;
  #lines = 0;

  /**
   * @param file - what each thread runs; it calls `serve`
   * @param count - how many there are beside the main one
   */
  constructor(file: string, count: number) {
    this.#file = file;
    this.#count = count;
  }

  lines<Setup, Job, Done>(task: Task<Setup, Job, Done>, setup: Setup): readonly Line<Job, Done>[] {
    this.#threads ??= Array.from({ length: this.#count }, () => new Thread(this.#file));
    return this.#threads.map((thread) => {
      this.#lines += 1;
      return new LineOf<Job, Done>(thread, this.#lines, task.name, setup);
    });
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One other thread, and what is waited for from it. */
class Thread {
  readonly #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  /** Why nothing more comes from it. */
  #end: unknown;

  constructor(file: string) {
    try {
      this.#worker = new Worker(file);
    } catch (error) {
      this.#stop(error);
      return;
    }
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#take(reply));
    this.#worker.on('error', (error) => this.#stop(error));
    this.#worker.on('exit', (code) => this.#stop(new Error(`a thread ended with code ${code}`)));
  }

  /** @param keepsAlive - whether the program waits for the answer */
  ask(
    request: (id: number) => Request,
    moved: readonly ArrayBuffer[],
    keepsAlive: boolean,
  ): Promise<unknown> {
    const worker = this.#worker;
    if (worker === undefined || this.#end !== undefined) return Promise.reject(this.#end);
    this.#requests += 1;
    const id = this.#requests;
    return new Promise((resolve, reject) => {
      worker.postMessage(request(id), moved);
      this.#waiting.set(id, { resolve, reject });
      if (keepsAlive) worker.ref();
    });
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('error' in reply) waiting?.reject(reply.error);
    else waiting?.resolve(reply.value);
  }

  #stop(error: unknown): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

class LineOf<Job, Done> implements Line<Job, Done> {
  isReady = false;
  readonly #thread: Thread;
  readonly #line: number;

  constructor(thread: Thread, line: number, task: string, setup: unknown) {
    this.#thread = thread;
    this.#line = line;
    // Where a thread cannot start, as where the system allows no more, the main one does all by itself.
    thread
      .ask((id) => ({ id, line, task, setup }), [], false)
      .then(
        () => {
          this.isReady = true;
        },
        () => {},
      );
  }

  do(job: Job, moved: readonly ArrayBuffer[] = []): Promise<Done> {
    const line = this.#line;
    return this.#thread.ask((id) => ({ id, line, job }), moved, true) as Promise<Done>;
  }

  close(): void {
    const line = this.#line;
    this.isReady = false;
    // A thread that has ended has forgotten all.
    this.#thread.ask((id) => ({ id, line, isDone: true }), [], false).catch(() => {});
  }
}
