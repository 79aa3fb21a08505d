import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const read = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;

it('installs nothing else: what it needs is bundled, and a database is installed by who reads one', async () => {
  const { devDependencies, ...manifest } = await read('package.json');
  const kinds = Object.keys(manifest).filter((key) => /dependencies/i.test(key));
  expect(kinds.sort()).toEqual(['peerDependencies', 'peerDependenciesMeta']);
  const { ['@duckdb/node-api']: duckdb, pg } = devDependencies as Record<string, string>;
  expect(manifest['peerDependencies']).toEqual({ '@duckdb/node-api': `^${duckdb}`, pg: `^${pg}` });
  const optional = { optional: true };
  expect(manifest['peerDependenciesMeta']).toEqual({ '@duckdb/node-api': optional, pg: optional });
});

it('pins every version exactly', async () => {
  const { devDependencies } = await read('package.json');
  const loose = Object.entries(devDependencies as Record<string, string>).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-r\.\d+)?$/.test(version),
  );
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
