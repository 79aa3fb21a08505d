import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { finished } from './harness/child-process.ts';

const program = inject('program');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-completion-'));
  await mkdir(join(directory, 'orders'));
  await writeFile(join(directory, 'orders of may.csv'), '');
  await writeFile(join(directory, 'orders.csv'), '');
});
afterAll(() => rm(directory, { recursive: true }));

const scriptFor = async (shell: string): Promise<string> => {
  const { stdout, stderr, code } = await finished(
    process.execPath,
    [program, 'completion', shell],
    { directory, environment: {} },
  );
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
};

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('completion in bash', () => {
  /** What bash offers for the last of these words, parted as bash parts them. */
  const offered = async (...words: string[]): Promise<string[]> => {
    const script = await scriptFor('bash');
    const array = words.map((word) => `'${word}'`).join(' ');
    const asked = `COMP_WORDS=(${array}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _rapport`;
    const shown = `printf "%s\\n" "\${COMPREPLY[@]}"`;
    const { stdout } = await finished('bash', ['--norc', '-c', `${script}\n${asked}\n${shown}`], {
      directory,
      environment: {},
    });
    return stdout.split('\n').filter((line) => line !== '');
  };

  it('offers commands, and files as the first word', async () => {
    expect(await offered('rapport', 're')).toEqual(['report', 'retention', 'referral', 'recovery']);
    expect(await offered('rapport', 'orders.')).toEqual(['orders.csv']);
  });

  it('offers the options of the command alone', async () => {
    expect(await offered('rapport', 'check', '--al')).toEqual(['--allow-outside']);
    expect(await offered('rapport', 'estimate', '--al')).toEqual([]);
  });

  it('offers the values that an option has, however it is written', async () => {
    expect(await offered('rapport', 'value', '--timing', '')).toEqual(['start', 'mid', 'end']);
    expect(await offered('rapport', 'value', '--timing', '=', 'm')).toEqual(['mid']);
    expect(await offered('rapport', 'value', '--timing', '=')).toEqual(['start', 'mid', 'end']);
    expect(await offered('rapport', 'check', '--format', 'ju')).toEqual(['junit']);
  });

  it('offers files where one is expected, and nothing in the place of an amount', async () => {
    const files = ['orders', 'orders of may.csv', 'orders.csv'];
    expect((await offered('rapport', 'value', 'ord')).sort()).toEqual(files);
    expect((await offered('rapport', 'value', '--join', '')).sort()).toEqual(files);
    expect(await offered('rapport', 'estimate', '--margin', '')).toEqual([]);
    expect(await offered('rapport', 'estimate', '')).toEqual([]);
  });

  it('offers codes to explain, commands to help with, and shells', async () => {
    expect(await offered('rapport', 'explain', 'unit-')).toEqual(['unit-missing']);
    expect(await offered('rapport', 'help', 'val')).toEqual(['value']);
    expect(await offered('rapport', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

describe('completion in other shells', () => {
  it.skipIf(!isInstalled('fish'))('is offered by fish', async () => {
    const script = await scriptFor('fish');
    const offered = (line: string) =>
      spawnSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], {
        cwd: directory,
        encoding: 'utf8',
      })
        .stdout.split('\n')
        .flatMap((each) => (each === '' ? [] : [each.split('\t')[0]]));
    expect(offered('rapport value --timing ')).toEqual(['end', 'mid', 'start']);
    expect(offered('rapport check --al')).toEqual(['--allow-outside']);
    expect(offered('rapport value orders.')).toEqual(['orders.csv']);
    expect(offered('rapport estimate ord')).toEqual([]);
  });

  it.skipIf(!isInstalled('zsh'))('is understood by zsh', async () => {
    const file = join(directory, '_rapport');
    await writeFile(file, await scriptFor('zsh'));
    const { status, stderr } = spawnSync('zsh', ['-n', file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is refused with the shells that there are', async () => {
    const { stderr, code } = await finished(process.execPath, [program, 'completion', 'tcsh'], {
      directory,
      environment: {},
    });
    expect(code).toBe(2);
    expect(stderr).toContain('Choose one of bash, zsh, fish.');
  });
});
