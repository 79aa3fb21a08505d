import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Field } from '../../../../input/records/field.ts';
import { readRecords } from '../../../../input/records/read-records.ts';
import type { Records } from '../../../../input/records/records.ts';
import type { OptionTexts } from '../../../option.ts';
import { readOptions } from '../../../read-options.ts';
import { recordOptions } from '../options.ts';
import { recordRequest } from '../request.ts';

/** For tests: rows of fields, as a command with these options would read them from files with these contents. */
export async function recordsFrom(
  files: Readonly<Record<string, string | Buffer>>,
  fields: readonly Field[],
  options: OptionTexts = {},
  others?: 'figures',
): Promise<Records> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      if (name !== '-') writeFileSync(join(directory, name), content);
    const operands = Object.keys(files).filter((name) => name !== options['rates']);
    const read = await readOptions(recordOptions(fields), options, directory);
    const request = recordRequest({ options: read }, operands, fields);
    const stdin = Readable.from([Buffer.from(files['-'] ?? '')]);
    const world = { directory, stdin };
    return await readRecords({ ...request, ...(others !== undefined && { others }) }, world);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
