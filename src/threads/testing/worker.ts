import { exit } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { serve } from '../serve.ts';

// What the threads of tests run.
if (parentPort !== null)
  serve(parentPort, {
    multiply: async () => ({
      start: (factor: number) => (numbers: Float64Array<ArrayBuffer>) => {
        if (numbers.length === 0) throw new RangeError('no numbers');
        for (const [i, number] of numbers.entries()) numbers[i] = factor * number;
        return { value: numbers, buffers: [numbers.buffer] };
      },
    }),
    end: async () => ({
      start: () => (code: number) => exit(code),
    }),
    refuse: async () => ({
      start: () => {
        throw new RangeError('cannot be set up');
      },
    }),
  });
