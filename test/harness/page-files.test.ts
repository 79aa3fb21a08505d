import { expect, it } from 'vitest';
import { registry } from '../../src/cli/registry.ts';
import { pageLines } from './page-files.ts';

it('has a page of every command, which is looked at in a browser', () => {
  const commands = new Set(Object.values(pageLines).map((line) => line.split(' ')[0]));
  expect(registry.map(({ name }) => name).filter((name) => !commands.has(name))).toEqual([]);
});
