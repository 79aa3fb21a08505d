import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readRecords } from '../../../input/records/read-records.ts';
import { problem } from '../../../problems/problem.ts';
import { readOptions } from '../../read-options.ts';
import { recordOptions } from './options.ts';
import { recordRequest } from './request.ts';

const fields = [
  { name: 'who', meaning: 'who it is', names: 'who', kind: 'id', required: true, tellsRows: true },
] as const;

test('of a file that is named twice each reading has its own count', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'a.csv'), 'who\nA\nB\nC\n');
    const request = recordRequest(
      { options: await readOptions(recordOptions(fields), {}, '.') },
      ['a.csv', 'a.csv'],
      fields,
    );
    const records = await readRecords(request, { directory, stdin: Readable.from([]) });
    for (const row of [0, 3, 4]) records.setAside(row, problem('customer-left-out', { id: 'A' }));
    const source = { file: 'a.csv', read: 3, rejected: 0 };
    expect(records.sources()).toEqual([
      { ...source, used: 2, setAside: { 'customer-left-out': 1 } },
      { ...source, used: 1, setAside: { 'customer-left-out': 2 } },
    ]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
