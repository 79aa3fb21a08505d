import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolderForEach, check, directory, household, problemsOf, put } from './testing/bench.ts';

aFolderForEach();

describe('which files are fixtures', () => {
  const names = async (...operands: string[]) =>
    (await check({ operands })).cases.map(({ fixture }) => fixture);

  it('are those with the ending, in code-unit order, once each', async () => {
    for (const file of ['f/b.check.yml', 'f/B.check.yaml', 'f/a/z.check.yaml', 'f/data.yaml']) {
      put(file, household);
    }
    for (const file of ['f/.git/x.check.yaml', 'f/node_modules/x.check.yaml']) put(file, household);
    put('f/c.check.csv', 'spend,tenure,expect.lifetimeValue\n1,2,2\n');
    put('data.csv', 'spend\n1\n');
    symlinkSync(join(directory, 'f/b.check.yml'), join(directory, 'f/d.check.yml'));
    const all = [
      'f/B.check.yaml',
      'f/a/z.check.yaml',
      'f/b.check.yml',
      'f/c.check.csv',
      'f/d.check.yml',
    ];
    expect(await names('f/')).toEqual(all);
    expect(await names('f/b.check.yml', 'f')).toEqual([
      'f/b.check.yml',
      ...all.filter((file) => file !== 'f/b.check.yml'),
    ]);
  });

  it('are those named, whatever their ending', async () => {
    put('expectations.txt', household);
    expect(await names('expectations.txt')).toEqual(['expectations.txt']);
  });

  it('must be there', async () => {
    mkdirSync(join(directory, 'empty'));
    put('x.check.yaml', household);
    put('binary.check.yaml', 'a\0b');
    expect(await problemsOf(check({ operands: ['none'] }))).toMatchObject([
      { code: 'fixture-unreadable', at: { file: 'none' } },
    ]);
    expect(await problemsOf(check({ operands: ['x.check.yaml/y'] }))).toMatchObject([
      {
        code: 'fixture-unreadable',
        args: { reason: 'a part of the path is not a folder' },
        at: { file: 'x.check.yaml/y' },
      },
    ]);
    expect(await problemsOf(check({ operands: ['empty'] }))).toMatchObject([
      { code: 'fixture-none', args: { folder: 'empty' } },
    ]);
    expect(await problemsOf(check({ operands: ['binary.check.yaml'] }))).toMatchObject([
      { code: 'fixture-unreadable', args: { reason: 'it is not UTF-8 text' } },
    ]);
  });

  it('are in the folder that is searched, also where links lead', async () => {
    put('secret.txt', 'root: [x');
    put('f/a.check.yaml', household);
    symlinkSync(join(directory, 'secret.txt'), join(directory, 'f/b.check.yaml'));
    expect(await problemsOf(check({ operands: ['f'] }))).toEqual([
      { code: 'fixture-outside', args: {}, at: { file: 'f/b.check.yaml' } },
    ]);
    const [first] = await problemsOf(check({ operands: ['f'], allowOutside: true }));
    expect(first?.code).toBe('fixture-syntax');
    put('named.yaml', household);
    symlinkSync(join(directory, 'named.yaml'), join(directory, 'f/link.yaml'));
    expect(await names('f/link.yaml')).toEqual(['f/link.yaml']);
  });

  it('are read before any runs, and all that are broken are named', async () => {
    put('a.check.yaml', household);
    put('b.check.yaml', 'cases: []');
    put('c.check.csv', 'a,b\n');
    const attempt = check({}, () => Promise.reject(new Error('it ran')));
    expect((await problemsOf(attempt)).map(({ at }) => at?.file)).toEqual([
      'b.check.yaml',
      'c.check.csv',
    ]);
  });
});
