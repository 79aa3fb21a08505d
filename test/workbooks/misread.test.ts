import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { soffice } from './recalculated.ts';

const program = inject('program');
const run = promisify(execFile);

const dates = ['05/11/2023', '29/10/2023', '13/12/2023', '01/02/2024'];
const orders = dates.map((date, i) => `C${i % 2},${date},${20 + i}`);

const files = {
  orders: `customer,order date,amount\n${orders.join('\n')}\n`,
  customers: 'customer,monthly spend,years\nA,"1.062,50",2\nB,1.062,2\nC,980,2\n',
};

describe.skipIf(soffice === '')('what LibreOffice, set to English (USA), makes of CSV', () => {
  const folder = mkdtempSync(join(tmpdir(), 'misread-'));

  beforeAll(async () => {
    const csv = join(folder, 'csv');
    mkdirSync(csv);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(csv, `${name}.csv`), text);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const filter = '--infilter=CSV:44,34,76,1,,1033';
    const from = Object.keys(files).map((name) => join(csv, `${name}.csv`));
    const words = ['--headless', '--convert-to', 'xlsx', filter, '--outdir', folder, ...from];
    await run(soffice, [profile, ...words]);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a command prints on standard error, and its exit code. */
  const refusal = (...words: string[]) =>
    run(process.execPath, [program, ...words], { cwd: folder }).then(
      ({ stderr }) => ({ stderr, code: 0 }),
      ({ stderr, code }) => ({ stderr, code }),
    );

  it('is refused where it swapped day and month', async () => {
    const { stderr, code } = await refusal('forecast', 'orders.xlsx');
    expect(code).toBe(2);
    expect(stderr).toContain('[date-cells-and-texts: ');
    // 05/11/2023 was the 5th of November.
    expect(stderr).toContain('2 dates (2023-05-11, line 2) and 2 texts ("29/10/2023", line 3)');
  });

  it('is refused where it took thousands for decimals', async () => {
    const { stderr, code } = await refusal('value', 'customers.xlsx');
    expect(code).toBe(2);
    expect(stderr).toContain('[number-cells-and-texts: ');
    expect(stderr).toContain('2 numbers (1.062, line 3) and 1 text ("1.062,50", line 2)');
  });

  it('is read where an option says how the texts are written', async () => {
    expect(await refusal('value', 'customers.xlsx', '--decimal', ',')).toMatchObject({ code: 0 });
    const { stderr } = await refusal('forecast', 'orders.xlsx', '--date-order', 'dmy');
    expect(stderr).not.toContain('date-cells-and-texts');
  });
});
