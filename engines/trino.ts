import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { csvLine } from './csv-line.ts';
import type { Engine } from './engine.ts';
import { javaHome } from './java-home.ts';
import type { Place } from './place.ts';
import { freePorts, ran, served } from './programs.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';
import { trinoRows } from './trino-client.ts';

/** The newest that Maven Central has as a server to unpack. */
const version = '476';

const session = {
  'X-Trino-Catalog': 'lake',
  'X-Trino-Schema': 'shop',
  'X-Trino-Time-Zone': 'Pacific/Chatham',
};

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
    const run = async (statement: string) => {
      for await (const _ of trinoRows(server, statement, session));
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
        secondsOf(async () => {
          let head = '';
          await writeFile(file, '');
          for await (const { names, rows } of trinoRows(server, statement, session)) {
            await appendFile(
              file,
              `${head === '' ? csvLine(names) : ''}${rows.map(csvLine).join('')}`,
            );
            head = 'written';
          }
        }),
    };
  },
};

/** The plugin of tables that are files; each of the others takes time to load. */
const plugin = 'hive';

/** Trino unpacked in the cache, downloaded by Maven once. */
async function installed(place: Place): Promise<string> {
  const { cache, progress } = place;
  const home = join(cache, `trino-${version}`);
  const complete = join(home, 'installed');
  if (existsSync(complete)) return home;
  progress('Trino: 821 MB from Maven Central');
  const downloads = join(cache, 'maven');
  await ran(place, {
    command: 'mvn',
    args: [
      '-B',
      '-q',
      `-Dmaven.repo.local=${downloads}`,
      'dependency:get',
      `-Dartifact=io.trino:trino-server:${version}:tar.gz`,
      '-Dtransitive=false',
    ],
  });
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const packed = join(
    downloads,
    'io/trino/trino-server',
    version,
    `trino-server-${version}.tar.gz`,
  );
  // Whole: files of one plugin are hard links to those of another.
  await ran(place, { command: 'tar', args: ['-xzf', packed, '-C', home, '--strip-components=1'] });
  for (const name of await readdir(join(home, 'plugin')))
    if (name !== plugin) await rm(join(home, 'plugin', name), { recursive: true });
  await rm(downloads, { recursive: true });
  await writeFile(complete, '');
  return home;
}

async function configure(node: string, lake: string, config: readonly string[]): Promise<void> {
  const files = {
    'node.properties': [
      'node.environment=tried',
      'node.internal-address=127.0.0.1',
      'node.bind-ip=127.0.0.1',
      `node.id=${basename(node)}`,
      `node.data-dir=${node}`,
    ],
    'jvm.config': ['-Xmx4G', '-XX:+ExitOnOutOfMemoryError'],
    'config.properties': config,
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
