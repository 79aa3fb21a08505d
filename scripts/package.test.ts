import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const read = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;

it('asks users to install nothing but DuckDB, which it can do without: what it needs is bundled', async () => {
  const kinds = Object.keys(await read('package.json')).filter((key) => /dependencies$/i.test(key));
  expect(kinds.sort()).toEqual(['devDependencies', 'optionalDependencies']);
  const { optionalDependencies } = await read('package.json');
  expect(Object.keys(optionalDependencies as Record<string, string>)).toEqual(['@duckdb/node-api']);
});

it('pins every version exactly', async () => {
  const { devDependencies, optionalDependencies } = await read('package.json');
  const loose = Object.entries({
    ...(devDependencies as Record<string, string>),
    ...(optionalDependencies as Record<string, string>),
  }).filter(([, version]) => !/^\d+\.\d+\.\d+(-r\.\d+)?$/.test(version));
  expect(loose).toEqual([]);
});

it('locks versions and their checksums, not where they were fetched from', async () => {
  expect(await readFile('package-lock.json', 'utf8')).not.toMatch(
    /"resolved"|https?:\/\/[^"]*\.tgz/,
  );
});

it('locks what every platform needs, not only the one that wrote the lock', async () => {
  const { packages } = (await read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const optional = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  expect(optional.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
});
