import { describe, expect, it } from 'vitest';
import { commandHelp, programHelp, wholeHelp } from './help.ts';
import { registry } from './registry.ts';
import { sharedOptionsOf } from './shared-options.ts';

describe('the help of the program', () => {
  it('has three groups, with every command in one', () => {
    const lines = programHelp(registry, '1.2.3').split('\n');
    const places = ['Start', 'Questions', 'Keep right'].map((group) => lines.indexOf(group));
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
    for (const { name } of registry)
      expect(lines.filter((line) => line.startsWith(`  ${name} `))).toHaveLength(1);
  });

  it('fits a screen', () => {
    const lines = programHelp(registry, '1.2.3').split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe.each(registry.map((entry) => [entry.name, entry] as const))(
  'the help of %s',
  (_, entry) => {
    const loaded = async () => {
      const command = await entry.load();
      return [...command.options, ...sharedOptionsOf(command)];
    };

    it('begins with at most six options that it has, and three examples', async () => {
      const options = await loaded();
      const names = options.map(({ name }) => name);
      expect(entry.mostUsed.length).toBeLessThanOrEqual(6);
      expect(entry.mostUsed.filter((name) => !names.includes(name))).toEqual([]);
      const text = commandHelp(entry, options);
      const [before = ''] = text.split('\nExamples\n');
      const shown = before.split('\n').filter((line) => /^(?: {2}-\w,| {6}--)/.test(line));
      expect(shown).toHaveLength(entry.mostUsed.length);
      expect(text.split('\n').filter((line) => line.startsWith('  rapport '))).toHaveLength(3);
      expect(text).toContain(`rapport ${entry.name} --help all`);
    });

    it('has with --help all every option and every example', async () => {
      const options = await loaded();
      const text = wholeHelp(entry, options);
      for (const { name } of options) expect(text).toMatch(new RegExp(`--${name}\\b`));
      const examples = text.split('\n').filter((line) => /^ {2}(?:rapport|cat) /.test(line));
      expect(examples).toHaveLength(entry.examples.length);
    });
  },
);
