import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { javaHome } from './java-home.ts';
import { freePorts, type Program, ran, served } from './programs.ts';
import { pythonPackage } from './python-package.ts';
import { columnList } from './table.ts';

const version = '4.3.0';

const workers = 2;

/** Spark on a cluster of a master and two workers, on Parquet files of this machine. */
export const spark: Engine = {
  name: 'Spark',
  dialect: 'spark',
  start: async (place) => {
    const python = await pythonPackage(place, 'pyspark', version);
    const found = await ran(place, {
      command: python,
      args: ['-c', 'import pyspark; print(pyspark.__path__[0])'],
    });
    const home = found.stdout.trim();
    const environment = {
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
    const ports = await freePorts(2 + workers * 2);
    const [port, page] = ports;
    const master = `spark://localhost:${port}`;
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
    const settings = {
      'spark.driver.host': 'localhost',
      'spark.driver.bindAddress': '127.0.0.1',
      'spark.executor.memory': '3g',
      'spark.ui.enabled': 'false',
      'spark.sql.warehouse.dir': join(place.folder, 'warehouse'),
      'spark.sql.cli.print.header': 'true',
      'spark.sql.shuffle.partitions': '8',
    };
    const sql = (statement: string) =>
      program(
        'spark-sql',
        ...['--master', master, '--driver-memory', '3g'],
        ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
        ...['-e', statement],
      );
    const run = async (statement: string) => {
      await ran(place, sql(statement));
    };
    return {
      version,
      run,
      load: async (table) => {
        const folder = join(place.folder, 'lake', table.name);
        await cp(table.parquet, folder, { recursive: true });
        const types = {
          text: 'STRING',
          timestamp: 'TIMESTAMP_NTZ',
          date: 'DATE',
          amount: 'DECIMAL(18, 3)',
        };
        await run(
          `CREATE TABLE ${table.name} (${columnList(table, types)}) USING parquet LOCATION '${folder}'`,
        );
      },
      answer: async (statement, file) => {
        const { stderr } = await ran(place, sql(statement), file);
        const took = /^Time taken: ([\d.]+) seconds/m.exec(stderr)?.[1];
        if (took === undefined) throw new Error(`spark-sql did not say what it took:\n${stderr}`);
        return Number(took);
      },
    };
  },
};
