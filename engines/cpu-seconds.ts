import { readdir, readFile } from 'node:fs/promises';

/** Of a second, in which Linux counts CPU time for programs: the same on all its machines. */
const ticks = 100;

/**
 * The CPU time of this process and of all that it has started and that have ended or still run, in seconds, as
 * /proc/PID/stat says it.
 *
 * @returns undefined where there is no /proc
 * @see proc_pid_stat(5): fields 4 (parent), 14 and 15 (own time), 16 and 17 (that of children that were waited for)
 */
export async function cpuSeconds(): Promise<number | undefined> {
  const times = new Map<number, { parent: number; spent: number }>();
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    // A process may end while it is looked at; its time is then its parent's.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name of the program, in parentheses, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [, parent, ...rest] = fields.map(Number);
    const spent = rest.slice(9, 13).reduce((sum, each) => sum + each, 0);
    if (parent !== undefined) times.set(Number(name), { parent, spent });
  }
  if (times.size === 0) return undefined;
  const isOurs = (id: number): boolean =>
    id === process.pid || (times.has(id) && isOurs(times.get(id)?.parent ?? 0));
  let sum = 0;
  for (const [id, { spent }] of times) if (isOurs(id)) sum += spent;
  return sum / ticks;
}
