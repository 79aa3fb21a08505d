import { expect, inject, it } from 'vitest';
import { type Files, inShell } from './harness/shell.ts';

const program = inject('program');
const customers = 'id,home,monthly spend,tenure months\nA,renter,100,24\nB,owner,200,36\n';
const shell = (line: string, files: Files = {}) =>
  inShell(program, { 'customers.csv': customers, ...files }, line);

/** More than a pipe holds: a listing of so many customers takes over a megabyte. */
const many = `id,monthly spend,tenure months\n${Array.from({ length: 40_000 }, (_, i) => `customer-${i},1,12\n`).join('')}`;

it('a reader that has seen enough is no failure', async () => {
  const line = `rapport value many.csv --each --format csv | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await shell(line, { 'many.csv': many });
  expect(stdout).toBe('id,annualSpend,tenureYears,lifetimeValue\n0\n');
  expect(stderr).toBe('');
});

it('a large result arrives whole', async () => {
  const line = 'rapport value many.csv --each --format csv | (sleep 0.5; wc -l)';
  expect((await shell(line, { 'many.csv': many })).stdout.trim()).toBe('40001');
});

it('a table ends after 1,000 rows, unless --top names more, and CSV has all', async () => {
  const customersOf = (line: string) =>
    `rapport value many.csv --each ${line} | grep -cE "^[| ]*customer-"`;
  const line = `${customersOf('')}; ${customersOf('--format md')}; ${customersOf('--top 1500')}; ${customersOf('--format csv')}`;
  expect((await shell(line, { 'many.csv': many })).stdout).toBe('1000\n1000\n1500\n40000\n');
  const said = await shell('rapport value many.csv --each | grep more', { 'many.csv': many });
  expect(said.stdout).toBe(
    '… and 39,000 more rows. -o FILE.csv or -o FILE.json writes all of them.\n',
  );
});

it.skipIf(process.platform !== 'linux')('a full disk is said, and is exit code 2', async () => {
  const whole = await shell('rapport value customers.csv > /dev/full');
  expect(whole.code).toBe(2);
  expect(whole.stderr).toContain('output-cut-short');
  expect(whole.stderr).not.toContain('    at ');
  const file = await shell('rapport value customers.csv -o /dev/full');
  expect(file.code).toBe(2);
  expect(file.stderr).toContain('output-unwritable');
});

it.skipIf(process.platform !== 'linux')('messages that cannot be said change nothing', async () => {
  const done = await shell(
    `rapport value bad.csv --json 2> /dev/full | tail -1; echo "\${PIPESTATUS[0]}"`,
    {
      'bad.csv': `${customers}C,owner,x,1\n`,
    },
  );
  expect(done.stdout).toBe('}\n0\n');
  expect((await shell('rapport value none.csv 2> /dev/full')).code).toBe(2);
});

it('an interruption while reading leaves nothing', async () => {
  const script = `
    set -m
    mkfifo in; (head -1 customers.csv; exec sleep 5) > in & feeder=$!
    '${process.execPath}' '${program}' value - -o out.csv --rejects rejected.csv < in & reader=$!
    sleep 1; kill -INT $reader; wait $reader; echo "code $?"
    kill $feeder; ls -A`;
  const { stdout } = await shell(script);
  expect(stdout).toBe('code 130\ncustomers.csv\nin\n');
});

it('a long calculation can be interrupted', async () => {
  const script = `
    set -m
    '${process.execPath}' '${program}' estimate --spend 9/mo --tenure 4y..8y --draws 10000000 & reader=$!
    sleep 2; kill -INT $reader; wait $reader; echo "code $?"`;
  const { stdout } = await shell(script);
  expect(stdout).toBe('code 130\n');
});

it.each([
  ['a missing folder', '-o none/out.csv', 'output-unwritable'],
  ['a folder', '-o folder', 'output-unwritable'],
  ['an input', '-o customers.csv', 'option-conflict'],
  ['an input by another name', '-o ./customers.csv', 'option-conflict'],
  ['an input by a link', '-o link.csv', 'option-conflict'],
  ['a joined file', '-o spend.csv --join spend.csv', 'option-conflict'],
  ['the place of the rejected rows', '-o out.csv --rejects out.csv', 'option-conflict'],
  ['none of two if one cannot be', '-o none/out.csv --rejects rejected.csv', 'output-unwritable'],
])('refuses to write to %s, and changes nothing', async (_, options, code) => {
  const line = `mkdir folder; ln -s customers.csv link.csv; rapport value customers.csv ${options}; echo "code $?"; ls -A; cat customers.csv`;
  const { stdout, stderr } = await shell(line, { 'spend.csv': 'id,x\nA,1\nB,2\n' });
  expect(stdout).toBe(`code 2\ncustomers.csv\nfolder\nlink.csv\nspend.csv\n${customers}`);
  expect(stderr).toContain(`[${code}:`);
});

it('an older result stays where a new one fails', async () => {
  const line = 'rapport value none.csv -o out.csv; cat out.csv';
  expect((await shell(line, { 'out.csv': 'old\n' })).stdout).toBe('old\n');
});

it('the file - is standard output, and standard input', async () => {
  const line = 'rapport value - -o - --format csv < customers.csv; ls -A';
  expect((await shell(line)).stdout).toMatch(/^customers,active.*\n2,.*\ncustomers\.csv\n$/);
});

it.each(['LC_ALL=C', 'LC_ALL=tr_TR.UTF-8', 'TZ=Pacific/Kiritimati', 'TZ=America/St_Johns LANG=C'])(
  '%s does not change a byte',
  async (environment) => {
    const dated = 'id,spend,start,end\nI,1.5,2020-03-29,2024-10-27\ni,2,2021-10-31,\n';
    const line = `rapport value dated.csv --column spend=spend:mo --as-of 2025-03-30 --each --format table`;
    const files = { 'dated.csv': dated };
    const elsewhere = await shell(`export ${environment}; ${line}`, files);
    expect(elsewhere.stdout).toBe((await shell(line, files)).stdout);
    expect(elsewhere.code).toBe(0);
  },
);
