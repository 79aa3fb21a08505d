import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './postgres.ts';

/** What a line of the password file is chosen by. */
export interface PasswordPlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/**
 * The password, where libpq looks for it: PGPASSWORD, else the file of PGPASSFILE, else ~/.pgpass.
 *
 * @throws {Error} there is none, in words for the user
 * @see PostgreSQL documentation, "The Password File"
 */
export function postgresPassword(place: PasswordPlace, environment: Environment): string {
  const password = environment['PGPASSWORD'];
  if (password !== undefined && password !== '') return password;
  const named = environment['PGPASSFILE'];
  const file = named ?? join(environment['HOME'] ?? homedir(), '.pgpass');
  const text = fileOfOwner(file, named !== undefined);
  const found = text === undefined ? undefined : passwordIn(text, place);
  if (found !== undefined) return found;
  throw new Error(
    `the server asks for a password, and neither PGPASSWORD nor ${file} has one for ${place.user}`,
  );
}

/** A file that others may read keeps no secret: libpq does not use it either. */
function fileOfOwner(file: string, isNamed: boolean): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) {
    if (isNamed) throw new Error(`there is no password file ${file}, which PGPASSFILE names`);
    return undefined;
  }
  // Windows has no such rights.
  const isOpen = (found.mode & 0o077) !== 0 && found.uid !== undefined && !isWindowsPath(file);
  if (isOpen)
    throw new Error(
      `others may read the password file ${file}, so it is not used: chmod 600 ${file}`,
    );
  return readFileSync(file, 'utf8');
}

const isWindowsPath = (file: string): boolean => /^[a-z]:[\\/]/i.test(file);

/** The password of the first line that fits: host:port:database:user:password, with * for any, and \ before : or \. */
export function passwordIn(text: string, place: PasswordPlace): string | undefined {
  const isSocket = place.host.startsWith('/');
  const wanted = [
    isSocket ? ['localhost', place.host] : [place.host],
    [String(place.port)],
    [place.database],
    [place.user],
  ];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const [, ...fields] = passwordLine.exec(line) ?? [];
    const password = fields.pop();
    const fits = wanted.every((values, i) => {
      const field = fields[i];
      return field === '*' || (field !== undefined && values.includes(unescaped(field)));
    });
    if (fits && password !== undefined) return unescaped(password);
  }
  return undefined;
}

const field = String.raw`((?:\\.|[^:\\])*)`;
const passwordLine = new RegExp(`^${field}:${field}:${field}:${field}:(.+)$`, 's');

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');
