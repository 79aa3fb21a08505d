import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { engineInstall } from './open-parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-install-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a package is installed where the program is: in its project, or for all projects', () => {
  const program = join(folder, 'node_modules', 'rapport-cli', 'dist', 'cli.cjs');
  mkdirSync(join(folder, 'node_modules', 'rapport-cli'), { recursive: true });
  expect(engineInstall('@duckdb/node-api', program)).toMatch(
    /^npm install --global @duckdb\/node-api@\d\S+$/,
  );
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(engineInstall('@duckdb/node-api', program)).toMatch(
    /^npm install @duckdb\/node-api@\d\S+$/,
  );
  expect(engineInstall('@duckdb/node-api', join(folder, 'dist', 'cli.cjs'))).toMatch(
    /^npm install @duckdb/,
  );
  expect(engineInstall('pg', program)).toMatch(/^npm install pg@\d\S+$/);
});
