import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, join } from 'node:path';
import type { Engine } from './engine.ts';
import { javaHome } from './java-home.ts';
import type { Place } from './place.ts';
import { freePorts, type Program, ran, scriptPath, served } from './programs.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';

/** The newest that Maven Central has as a server to unpack. */
const version = '476';

/** The program that people call `trino`. */
const clientFile = `trino-cli-${version}-executable.jar`;

/** Trino with a coordinator and a worker, on Parquet files of this machine. */
export const trino: Engine = {
  name: 'Trino',
  dialect: 'trino',
  start: async (place) => {
    const home = await installed(place);
    const java = await javaHome(24);
    const lake = join(place.folder, 'lake');
    await mkdir(lake);
    const ports = await freePorts(2);
    const server = `http://127.0.0.1:${ports[0]}`;
    for (const [i, name] of ['coordinator', 'worker'].entries()) {
      const node = join(place.folder, name);
      await configure(node, lake, [
        `coordinator=${i === 0}`,
        ...(i === 0 ? ['node-scheduler.include-coordinator=false'] : []),
        `http-server.http.port=${ports[i]}`,
        `discovery.uri=${server}`,
      ]);
      const program = {
        command: join(home, 'bin', 'launcher'),
        args: ['--etc-dir', join(node, 'etc'), '--data-dir', node, '--jvm-dir', java, 'run'],
      };
      const state = `http://127.0.0.1:${ports[i]}/v1/info/state`;
      await served(place, `trino-${name}`, program, async () => {
        const response = await fetch(state);
        return (await response.text()).includes('ACTIVE');
      });
    }
    // What people write into a file of settings, or into a script of that name.
    const session = [
      ...['--server', server, '--catalog', 'lake', '--schema', 'shop', '--user', 'rapport'],
      ...['--timezone', 'Pacific/Chatham'],
    ];
    const client = [join(java, 'bin', 'java'), '-jar', join(home, clientFile), ...session];
    const [command = '', ...args] = client;
    const told = (...words: readonly string[]): Program => ({ command, args: [...args, ...words] });
    const run = async (statement: string) => {
      await ran(place, told('--execute', statement));
    };
    await run('CREATE SCHEMA lake.shop');
    return {
      version,
      run,
      load: async (table) => {
        await cp(table.parquet, join(lake, table.name), { recursive: true });
        await run(
          `CREATE TABLE ${table.name} (${columnList(table)}) WITH (format = 'PARQUET', external_location = 'local:///${table.name}')`,
        );
      },
      answer: (statement, file) =>
        secondsOf(() =>
          ran(place, told('--output-format', 'CSV_HEADER', '--execute', statement), file),
        ),
      client: async () => {
        const words = client.map((word) => `'${word}'`).join(' ');
        return { PATH: await scriptPath(place, 'trino', ['#!/bin/sh', `exec ${words} "$@"`]) };
      },
    };
  },
};

/** The plugin of tables that are files; each of the others takes time to load. */
const plugin = 'hive';

/** Trino unpacked in the cache, downloaded by Maven once. */
async function installed(place: Place): Promise<string> {
  const { cache, progress } = place;
  const home = join(cache, `trino-${version}`);
  const complete = join(home, 'installed-with-client');
  if (existsSync(complete)) return home;
  progress('Trino: 840 MB from Maven Central');
  const downloads = join(cache, 'maven');
  const downloaded = async (name: string, kind: string, file: string) => {
    const artifact = `-Dartifact=io.trino:${name}:${version}:${kind}`;
    const local = `-Dmaven.repo.local=${downloads}`;
    const args = ['-B', '-q', local, 'dependency:get', artifact, '-Dtransitive=false'];
    await ran(place, { command: 'mvn', args });
    return join(downloads, 'io/trino', name, version, file);
  };
  const packed = await downloaded('trino-server', 'tar.gz', `trino-server-${version}.tar.gz`);
  const client = await downloaded('trino-cli', 'jar:executable', clientFile);
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  // Whole: files of one plugin are hard links to those of another.
  await ran(place, { command: 'tar', args: ['-xzf', packed, '-C', home, '--strip-components=1'] });
  for (const name of await readdir(join(home, 'plugin')))
    if (name !== plugin) await rm(join(home, 'plugin', name), { recursive: true });
  await copyFile(client, join(home, clientFile));
  await rm(downloads, { recursive: true });
  await writeFile(complete, '');
  return home;
}

/** Of each of the two nodes, in mebibytes: a part of the memory of this machine. */
const heap = Math.floor((totalmem() / 2 ** 20) * 0.4);

async function configure(node: string, lake: string, config: readonly string[]): Promise<void> {
  const files = {
    'node.properties': [
      'node.environment=tried',
      'node.internal-address=127.0.0.1',
      'node.bind-ip=127.0.0.1',
      `node.id=${basename(node)}`,
      `node.data-dir=${node}`,
    ],
    // It grows when it is needed; a large table needs it.
    'jvm.config': [`-Xmx${heap}M`, '-XX:+ExitOnOutOfMemoryError'],
    'config.properties': [...config, `query.max-memory-per-node=${Math.floor(heap * 0.6)}MB`],
    'catalog/lake.properties': [
      'connector.name=hive',
      'hive.metastore=file',
      'hive.metastore.catalog.dir=local:///meta',
      'hive.non-managed-table-writes-enabled=true',
      'fs.native-local.enabled=true',
      `local.location=${lake}`,
    ],
  };
  await mkdir(join(node, 'etc', 'catalog'), { recursive: true });
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(node, 'etc', name), `${lines.join('\n')}\n`);
}
