import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { passwordIn, postgresPassword } from './postgres-password.ts';
import { tlsAttempts } from './postgres-tls.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const place = { host: 'db.example.com', port: 5432, database: 'shop', user: 'ada' };

test('the first line of the password file that fits has the password', () => {
  const file = [
    '# db.example.com:5432:shop:ada:comment',
    'db.example.com:5433:shop:ada:other port',
    'db.example.com:5432:shop',
    'db.example.com:*:sh\\op:ada:a\\:b\\\\c:d',
    '*:*:*:*:any',
  ].join('\r\n');
  expect(passwordIn(file, place)).toBe('a:b\\c:d');
  expect(passwordIn(file, { ...place, user: 'bo' })).toBe('any');
  expect(passwordIn('localhost:*:*:*:socket', { ...place, host: '/run/postgresql' })).toBe(
    'socket',
  );
  expect(passwordIn('', place)).toBeUndefined();
});

test('PGPASSWORD comes before the file; a file that others may read is not used', () => {
  const file = join(folder, 'pass');
  writeFileSync(file, '*:*:*:*:from file\n', { mode: 0o600 });
  expect(postgresPassword(place, { PGPASSWORD: 'from variable', PGPASSFILE: file })).toBe(
    'from variable',
  );
  expect(postgresPassword(place, { PGPASSFILE: file })).toBe('from file');
  chmodSync(file, 0o644);
  expect(() => postgresPassword(place, { PGPASSFILE: file })).toThrow(`chmod 600 ${file}`);
  expect(() => postgresPassword(place, { PGPASSFILE: join(folder, 'none') })).toThrow(
    'PGPASSFILE names',
  );
  expect(() => postgresPassword(place, { HOME: folder })).toThrow('neither PGPASSWORD nor');
});

test('sslmode as libpq means it', () => {
  const root = join(folder, 'root.pem');
  writeFileSync(root, 'certificate');
  const ca = Buffer.from('certificate');
  const unverified = { rejectUnauthorized: false };
  expect(tlsAttempts({ mode: 'disable' }, {})).toEqual([false]);
  expect(tlsAttempts({}, {})).toEqual([unverified, false]);
  expect(tlsAttempts({ mode: 'require' }, {})).toEqual([unverified]);
  // With a root certificate, require is as verify-ca.
  for (const mode of ['require', 'verify-ca'] as const) {
    const [only, ...others] = tlsAttempts({ mode, root }, {});
    expect([only, others]).toEqual([{ ca, checkServerIdentity: expect.any(Function) }, []]);
  }
  expect(tlsAttempts({ mode: 'verify-full', root }, {})).toEqual([{ ca }]);
  expect(tlsAttempts({ mode: 'require', root: 'system' }, {})).toEqual([{}]);
  expect(tlsAttempts({}, { PGSSLMODE: 'verify-full' })).toEqual([{}]);
  expect(tlsAttempts({ mode: 'disable' }, { PGSSLMODE: 'verify-full' })).toEqual([false]);
  expect(() => tlsAttempts({}, { PGSSLMODE: 'allow' })).toThrow('connection-failed');
  expect(() => tlsAttempts({ mode: 'verify-full', root: join(folder, 'none') }, {})).toThrow(
    'file-missing',
  );
});
