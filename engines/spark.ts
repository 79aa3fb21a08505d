import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { javaHome } from './java-home.ts';
import { conversation, freePorts, type Program, ran, scriptPath, served } from './programs.ts';
import { pythonPackage } from './python-package.ts';
import { columnList, sqlTypes } from './table.ts';

const pyspark = '4.3.0';

const workers = 2;

/** Spark on a cluster of a master and two workers, on Parquet files of this machine. */
export const spark: Engine = {
  name: 'Spark',
  dialect: 'spark',
  start: async (place) => {
    const python = await pythonPackage(place, 'pyspark', pyspark);
    const found = await ran(place, {
      command: python,
      args: ['-c', 'import pyspark; print(pyspark.__path__[0])'],
    });
    const home = found.stdout.trim();
    const ports = await freePorts(2 + workers * 2);
    const [port, page] = ports;
    const master = `spark://localhost:${port}`;
    const settings = {
      'spark.master': master,
      'spark.ui.showConsoleProgress': 'false',
      'spark.driver.host': 'localhost',
      'spark.driver.bindAddress': '127.0.0.1',
      'spark.driver.memory': '3g',
      'spark.executor.memory': '3g',
      'spark.ui.enabled': 'false',
      'spark.sql.catalogImplementation': 'in-memory',
      'spark.sql.session.timeZone': 'Pacific/Chatham',
      'spark.sql.shuffle.partitions': '4',
    };
    const configuration = join(place.folder, 'conf');
    await mkdir(configuration);
    const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
    await writeFile(join(configuration, 'spark-defaults.conf'), lines.join(''));
    const environment = {
      SPARK_CONF_DIR: configuration,
      SPARK_HOME: home,
      JAVA_HOME: await javaHome(17, 21),
      // Without it each program looks for a name of the machine, for minutes where there is none.
      SPARK_LOCAL_HOSTNAME: 'localhost',
      SPARK_LOCAL_DIRS: join(place.folder, 'spilled'),
      TZ: 'Pacific/Chatham',
    };
    const program = (name: string, ...args: readonly string[]): Program => ({
      command: join(home, 'bin', name),
      args,
      environment,
    });
    const deploy = 'org.apache.spark.deploy';
    const answers = (at: number | undefined) => async () =>
      (await fetch(`http://localhost:${at}/`)).ok;
    const options = ['--host', 'localhost', '--port', `${port}`, '--webui-port', `${page}`];
    await served(
      place,
      'spark-master',
      program('spark-class', `${deploy}.master.Master`, ...options),
      answers(page),
    );
    for (let i = 0; i < workers; i++) {
      const [port, page] = ports.slice(2 + 2 * i);
      await served(
        place,
        `spark-worker-${i + 1}`,
        program(
          'spark-class',
          `${deploy}.worker.Worker`,
          ...['--host', 'localhost', '--port', `${port}`, '--webui-port', `${page}`],
          ...['--cores', '1', '--memory', '3g', '--work-dir', join(place.folder, `work-${i + 1}`)],
          master,
        ),
        answers(page),
      );
    }
    const session = conversation(place, {
      command: python,
      args: [join(process.cwd(), 'engines/spark-session.py')],
      environment,
    });
    const { version } = await session.ask<{ version: string }>();
    const made: string[] = [];
    const ask = async (statement: string, file: string | null) => {
      const reply = await session.ask<{ seconds: number } | { error: string }>({ statement, file });
      if ('error' in reply) throw new Error(`Spark: ${reply.error}`);
      return reply.seconds;
    };
    return {
      version,
      run: async (statement) => {
        await ask(statement, null);
      },
      load: async (table) => {
        const folder = join(place.folder, 'lake', table.name);
        await cp(table.parquet, folder, { recursive: true });
        const types = { ...sqlTypes, text: 'STRING', timestamp: 'TIMESTAMP_NTZ' };
        const columns = columnList(table, types);
        await ask(
          `CREATE TABLE ${table.name} (${columns}) USING parquet LOCATION '${folder}'`,
          null,
        );
        made.push(
          `CREATE TEMPORARY VIEW ${table.name} (${columns}) USING parquet OPTIONS (path '${folder}');\n`,
        );
      },
      answer: ask,
      client: async () => {
        // Its executors hold all cores of the workers.
        await session.end();
        const views = join(place.folder, 'views.sql');
        await writeFile(views, made.join(''));
        // The tables of a warehouse are in its catalogue; these are files, which each program has to be told.
        const line = `exec '${join(home, 'bin', 'spark-sql')}' -i '${views}' "$@"`;
        return { ...environment, PATH: await scriptPath(place, 'spark-sql', ['#!/bin/sh', line]) };
      },
    };
  },
};
