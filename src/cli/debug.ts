import type { Watch } from '../input/watch.ts';
import { print } from './streams.ts';

/** What a request goes through, in this order; work of other stages is no part of `compute`. */
type Stage = 'open' | 'read' | 'compute' | 'view' | 'write';

type Timed = <T>(stage: Stage, work: () => Promise<T>) => Promise<T>;

/** What `--debug` shows. */
interface Debug extends Watch {
  readonly timed: Timed;
  /** Shows how long each stage took; also shown where one fails. */
  readonly done: () => void;
}

/** Where nobody asks how long it takes. */
export const untimed: Timed = (_, work) => work();

/**
 * Shows on standard error what is recognised, as soon as it is, and in the end how long each stage took. A note that
 * has been shown is not shown again: some files are looked at more than once.
 *
 * @param now - milliseconds
 */
export function debugOn(stderr: { write(text: string): unknown }, now: () => number): Debug {
  const shown = new Set<string>();
  const took: Record<Stage, number> = { open: 0, read: 0, compute: 0, view: 0, write: 0 };
  // What the stages within the present one took, which is none of its own time.
  let within = 0;
  let depth = 0;
  const done = () => {
    const texts = Object.entries(took).map(([stage, ms]) => `${stage} ${ms.toFixed(1)} ms`);
    print(stderr, `debug: ${texts.join(', ')}\n`);
  };
  return {
    note: (text) => {
      if (shown.has(text)) return;
      shown.add(text);
      print(stderr, `debug: ${text}\n`);
    },
    timed: async (stage, work) => {
      const start = now();
      const outside = within;
      within = 0;
      depth += 1;
      let finished = false;
      try {
        const value = await work();
        finished = true;
        return value;
      } finally {
        depth -= 1;
        const whole = now() - start;
        took[stage] += whole - within;
        within = outside + whole;
        if (!finished && depth === 0) done();
      }
    },
    done,
  };
}
