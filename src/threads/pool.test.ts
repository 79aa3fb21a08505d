import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pool } from './pool.ts';
import type { Line, Task } from './task.ts';
import { workerFile } from './testing/worker-file.ts';

type Numbers = Float64Array<ArrayBuffer>;
const multiply: Task<number, Numbers, Numbers> = { name: 'multiply' };
const end: Task<undefined, number, never> = { name: 'end' };

let worker: Awaited<ReturnType<typeof workerFile>>;
beforeAll(async () => {
  worker = await workerFile('src/threads/testing/worker.ts');
});
afterAll(() => worker.remove());

async function readyWithin(ms: number, line: Pick<Line<never, never>, 'isReady'>) {
  for (let waited = 0; !line.isReady && waited < ms; waited += 10) await setTimeout(10);
  return line.isReady;
}

const ready = (line: Pick<Line<never, never>, 'isReady'>) => readyWithin(20_000, line);
/** Long enough for a thread to start, and to fail. */
const staysUnready = async (line: Pick<Line<never, never>, 'isReady'>) =>
  !(await readyWithin(500, line));

it('sets a task up on every thread, and moves what it is given there and back', async () => {
  const pool = new Pool(worker.file, 2);
  const lines = [...pool.lines(multiply, 3), ...pool.lines(multiply, 5)];
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(await ready(line)).toBe(true);
  const jobs = lines.flatMap((line) => [1, 2].map((number) => ({ line, number })));
  const done = jobs.map(async ({ line, number }) => {
    const numbers = Float64Array.of(number);
    const answer = line.do(numbers, [numbers.buffer]);
    expect(numbers).toHaveLength(0);
    return (await answer)[0];
  });
  expect(await Promise.all(done)).toEqual([3, 6, 3, 6, 5, 10, 5, 10]);
});

it('hands on what a job throws, and goes on', async () => {
  const [line] = new Pool(worker.file, 1).lines(multiply, 2);
  if (line === undefined) throw new Error('no line');
  await ready(line);
  await expect(line.do(new Float64Array(0))).rejects.toThrow(new RangeError('no numbers'));
  expect(await line.do(Float64Array.of(4))).toEqual(Float64Array.of(8));
  // A function is no plain data.
  await expect(line.do((() => 1) as unknown as Numbers)).rejects.toThrow('could not be cloned');
});

it('fails what is waited for when a thread ends, and all that comes later', async () => {
  const [line] = new Pool(worker.file, 1).lines(end, undefined);
  if (line === undefined) throw new Error('no line');
  await ready(line);
  await expect(line.do(7)).rejects.toThrow('a thread ended with code 7');
  await expect(line.do(0)).rejects.toThrow('a thread ended with code 7');
});

it('never is ready where the file, the task or its set-up is missing', async () => {
  const pools = [
    new Pool(`${worker.file}.missing`, 1).lines(multiply, 1),
    new Pool(worker.file, 1).lines({ name: 'unknown' }, 1),
    new Pool(worker.file, 1).lines({ name: 'refuse' }, 1),
  ];
  for (const [line] of pools) expect(line && (await staysUnready(line))).toBe(true);
});

it('has no line where the main thread is alone', () => {
  expect(new Pool(worker.file, 0).lines(multiply, 1)).toEqual([]);
});
