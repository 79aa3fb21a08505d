import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian and others put JDKs. */
const folder = '/usr/lib/jvm';

/**
 * A JDK of that version or newer: JAVA_HOME if it is one, else the oldest such one in /usr/lib/jvm.
 *
 * @throws {Error} there is none
 */
export async function javaHome(least: number, most = Infinity): Promise<string> {
  const fits = (version: number) => version >= least && version <= most;
  const named = process.env['JAVA_HOME'];
  if (named !== undefined && fits(await majorVersion(named))) return named;
  const found: { home: string; version: number }[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const home = join(folder, name);
    const version = existsSync(join(home, 'bin', 'java')) ? await majorVersion(home) : 0;
    if (fits(version)) found.push({ home, version });
  }
  const [oldest] = found.sort((a, b) => a.version - b.version);
  if (oldest !== undefined) return oldest.home;
  const wanted = most === Infinity ? `${least} or newer` : `${least} to ${most}`;
  throw new Error(`there is no Java ${wanted}: install a JDK, and set JAVA_HOME to its folder`);
}

/** 17 of JAVA_VERSION="17.0.15", as each JDK says in its file "release"; 0 where there is none. */
async function majorVersion(home: string): Promise<number> {
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  return Number(/^JAVA_VERSION="(\d+)/m.exec(release)?.[1] ?? 0);
}
