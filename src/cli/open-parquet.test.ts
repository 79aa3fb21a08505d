import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { engineInstall } from './open-parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-install-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('DuckDB is installed where the program is: in its project, or for all projects', () => {
  const program = join(folder, 'node_modules', 'rapport-cli', 'dist', 'cli.cjs');
  mkdirSync(join(folder, 'node_modules', 'rapport-cli'), { recursive: true });
  expect(engineInstall(program)).toMatch(/^npm install --global @duckdb\/node-api@\d\S+$/);
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(engineInstall(program)).toMatch(/^npm install @duckdb\/node-api@\d\S+$/);
  expect(engineInstall(join(folder, 'dist', 'cli.cjs'))).toMatch(/^npm install @duckdb/);
});
