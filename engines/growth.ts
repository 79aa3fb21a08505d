// npm run growth -- ORDERS [NAME …]: how long databases take for the cells of a forecast, and how large the answer is.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from '../studies/study.ts';
import { checksum } from './checksum.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { askedEngines } from './engines.ts';
import { grownOrders } from './grown-orders.ts';
import { inPlace } from './place.ts';
import { statementOf } from './proof.ts';
import { secondsOf } from './seconds.ts';

const words = [
  ...['forecast', '--table', 'orders', '--column', 'customer=customer_id'],
  ...['--column', 'date=ordered_at', '--column', 'amount=amount', '--split', '2023-06-30'],
];

export async function main({ argv, stdout, stderr }: NodeJS.Process): Promise<void> {
  const [orders = '', ...names] = argv.slice(2);
  const progress = (stage: string) => stderr.write(`${stage}\n`);
  const rows = await inPlace(progress, async (home) => {
    progress(`writing ${orders} orders`);
    const table = await grownOrders(home.folder, Number(orders));
    const found: (readonly string[])[] = [];
    for (const engine of askedEngines(names)) {
      const file = join(home.folder, 'answer.csv');
      const [seconds, cpu, loading] = await inPlace(progress, async (place) => {
        progress(`${engine.name}: starting`);
        const running = await engine.start(place);
        progress(`${engine.name}: loading`);
        const loading = await secondsOf(() => running.load(table));
        progress(`${engine.name}: asking`);
        const statement = await statementOf(place, engine, { words });
        const before = await cpuSeconds();
        const seconds = await running.answer(statement, file);
        const after = await cpuSeconds();
        const cpu = before === undefined || after === undefined ? '' : (after - before).toFixed(1);
        return [seconds.toFixed(1), cpu, loading.toFixed(0)] as const;
      });
      progress(`${engine.name}: ${seconds} s, ${cpu} s of CPU; ${loading} s to load`);
      // After the engine has gone: the rows are sorted in memory.
      const { rows, sha256 } = await checksum(file, []);
      const size = ((await stat(file)).size / 1e6).toFixed(0);
      const sum = sha256.slice(0, 16);
      found.push([engine.name, seconds, cpu, `${rows}`, sum, size, loading]);
      progress(`${engine.name}: ${rows} rows, ${sum}, ${size} MB`);
      await rm(file);
    }
    return found;
  });
  const header = ['engine', 'seconds', 'CPU, s', 'rows', 'checksum', 'MB', 'seconds to load'];
  stdout.write(`${markdownTable({ header, rows })}\n`);
}
