import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { type PostgresTarget, tlsModes } from '../../input/database/target.ts';
import { reading } from '../../problems/path-refusal.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Environment } from './postgres.ts';

type Tls = ConnectionOptions | false;

/**
 * How to encrypt a connection, as libpq does by `sslmode`: what is tried first, and what if the server knows no TLS.
 *
 * - `disable`: not at all
 * - `prefer`, which holds by default: encrypted, without a look at who the server is; not at all if it cannot
 * - `require`: encrypted, without a look at who the server is, unless a root certificate is named
 * - `verify-ca`: the certificate of the server is signed by one that is trusted
 * - `verify-full`: and it is that of the host
 *
 * @throws {Refusal} a file of a certificate cannot be read, or the mode is not supported
 * @see PostgreSQL documentation, "SSL Support", protection provided in different modes
 */
export function tlsAttempts(
  { mode: asked, root, certificate, key }: PostgresTarget['tls'],
  environment: Environment,
): readonly Tls[] {
  const mode = asked ?? modeOf(environment['PGSSLMODE']);
  if (mode === 'disable') return [false];
  const file = (path: string) => reading(path, () => readFileSync(path));
  const trusted = root ?? environment['PGSSLROOTCERT'];
  const own = certificate ?? environment['PGSSLCERT'];
  const ownKey = key ?? environment['PGSSLKEY'];
  const files: ConnectionOptions = {
    // "system" are the certificates that the program trusts without a file.
    ...(trusted !== undefined && trusted !== 'system' && { ca: file(trusted) }),
    ...(own !== undefined && { cert: file(own) }),
    ...(ownKey !== undefined && { key: file(ownKey) }),
  };
  if (mode === 'verify-full' || trusted === 'system') return [files];
  if (mode === 'verify-ca' || (mode === 'require' && trusted !== undefined))
    return [{ ...files, checkServerIdentity: () => undefined }];
  const unverified = { ...files, rejectUnauthorized: false };
  return mode === 'require' ? [unverified] : [unverified, false];
}

function modeOf(text: string | undefined): (typeof tlsModes)[number] {
  if (text === undefined || text === '') return 'prefer';
  const known = tlsModes.find((each) => each === text);
  if (known !== undefined) return known;
  const reason = `PGSSLMODE=${text} is not supported, only ${tlsModes.join(', ')}`;
  throw new Refusal(problem('connection-failed', { database: 'PostgreSQL', reason, cause: 'tls' }));
}
