/**
 * A kind of work that other threads know by its name. It is set up once on each thread, and given job after job.
 *
 * What is sent must be plain data: numbers, texts, arrays, buffers.
 */
export interface Task<Setup, Job, Done> {
  readonly name: string;
  /** Of types alone: what the work is set up with, given and turned into. */
  readonly of?: readonly [Setup, Job, Done];
}

/** What comes of a job, with the buffers that are handed over instead of copied. */
export interface Moved<T> {
  readonly value: T;
  readonly buffers: readonly ArrayBuffer[];
}

/** Does one job after another. */
export type Work<Job, Done> = (job: Job) => Moved<Done>;

/** What the module of a task exports. */
export interface TaskModule<Setup = never, Job = never, Done = unknown> {
  readonly start: (setup: Setup) => Work<Job, Done>;
}

/** The work of a task on one other thread. */
export interface Line<Job, Done> {
  /** Whether the thread has started and knows the task; never, where it cannot. */
  readonly isReady: boolean;
  /**
   * Has a job done, after those that were given before. Only where the line is ready.
   *
   * @param moved - buffers of the job that are handed over, and are empty here from now on
   * @throws what the work throws, or what ended the thread
   */
  readonly do: (job: Job, moved?: readonly ArrayBuffer[]) => Promise<Done>;
  /** Lets the thread forget what was set up. Nothing more can be done. */
  readonly close: () => void;
}

/** The other threads of a program. */
export interface Threads {
  /** A line for each of them; none where there is only the main one. The first call starts them. */
  readonly lines: <Setup, Job, Done>(
    task: Task<Setup, Job, Done>,
    setup: Setup,
  ) => readonly Line<Job, Done>[];
}
