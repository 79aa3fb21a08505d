import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../engines/duckdb.ts';
import { postgres } from '../../engines/postgres.ts';
import { checksumOf, type Proof, proof } from '../../engines/proof.ts';
import { questions } from '../../engines/questions.ts';
import { seededTables } from '../../engines/seeded-tables.ts';
import { hasPostgres } from '../harness/postgres-server.ts';

const silent = () => {};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!hasPostgres)('DuckDB and PostgreSQL', () => {
  it('answer the same to every statement', async () => {
    const tables = await seededTables({ folder });
    const proofs: Proof[] = [];
    // DuckDB's own client would have to be installed; psql comes with PostgreSQL.
    proofs.push(await proof(duckdb, tables, silent, false));
    proofs.push(await proof(postgres, tables, silent, true));
    const [ofDuckdb, ofPostgres] = proofs.map(({ answers }) =>
      answers.map(({ question, rows, sha256 }) => ({ name: question.name, rows, sha256 })),
    );
    expect(ofDuckdb?.map(({ name }) => name)).toEqual(questions.map(({ name }) => name));
    // More than the rows that say that there is nothing, and why.
    for (const { question, rows } of proofs[0]?.answers ?? [])
      expect(rows > 20, question.name).toBe(question.countsNothing !== true);
    expect(ofPostgres).toEqual(ofDuckdb);
    expect(new Set(proofs.map(checksumOf)).size).toBe(1);
    expect(proofs[1]?.line?.line).toMatch(/^psql --csv -f forecast.sql \| rapport forecast - /);
    expect(proofs[1]?.line?.differences).toEqual([]);
  });

  it('leave nothing behind when interrupted', async () => {
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    // PostgreSQL runs as another user than root, and has to reach its own folder.
    for (const each of [folder, temporary]) await chmod(each, 0o711);
    const args = ['scripts/run.js', 'engines/engines.ts', 'postgres'];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let progress = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      progress += text;
      if (/^PostgreSQL \d/m.test(progress)) child.kill('SIGTERM');
    });
    expect(await ended, progress).toBe(130);
    expect(await readdir(temporary)).toEqual([]);
  });
});
