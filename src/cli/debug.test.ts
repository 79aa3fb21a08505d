import { expect, test } from 'vitest';
import { debugOn } from './debug.ts';

function watched() {
  let stderr = '';
  let time = 0;
  const write = (text: string) => {
    stderr += text;
  };
  return {
    debug: debugOn({ write }, () => time),
    pass: async (ms: number) => {
      time += ms;
    },
    stderr: () => stderr,
  };
}

test('the time of a stage is without that of the stages within it', async () => {
  const { debug, pass, stderr } = watched();
  await debug.timed('compute', async () => {
    await pass(1);
    await debug.timed('open', () => pass(10));
    await debug.timed('read', async () => {
      await pass(100);
      await debug.timed('open', () => pass(1000));
    });
    await pass(2);
  });
  await debug.timed('write', () => pass(5));
  debug.done();
  expect(stderr()).toBe(
    'debug: open 1010.0 ms, read 100.0 ms, compute 3.0 ms, view 0.0 ms, write 5.0 ms\n',
  );
});

test('the times are shown where a stage fails', async () => {
  const { debug, pass, stderr } = watched();
  const failing = debug.timed('read', async () => {
    await pass(7);
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(stderr()).toContain('read 7.0 ms');
});

test('a note is shown once, and nothing in it is obeyed', () => {
  const { debug, stderr } = watched();
  debug.note('a\u001b[2Jb');
  debug.note('a\u001b[2Jb');
  expect(stderr()).toBe('debug: a␛[2Jb\n');
});
