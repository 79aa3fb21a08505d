import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeCustomers } from './customers.ts';
import { writeOrders } from './orders.ts';

/** Where the inputs are kept from one run to the next. */
const folder = '.bench';

/** A log of orders, near five a customer. */
export const ordersOf = (customers: number): Promise<string> =>
  kept(`orders-${customers}.csv`, (file) => writeOrders(file, customers, 1));

/** A log of orders with 100 customers a store. */
export const ordersOfStores = (stores: number): Promise<string> =>
  kept(`stores-${stores}.csv`, (file) => writeOrders(file, 100 * stores, 1, stores));

export const customersOf = (count: number): Promise<string> =>
  kept(`customers-${count}.csv`, (file) => writeCustomers(file, count, 1062));

const rowsOfFile = 200;

/** A log of orders: one file with so many times 200 rows, and as many files with its rows. */
export async function ordersInFiles(
  count: number,
): Promise<{ readonly one: string; readonly many: readonly string[] }> {
  const log = await ordersOf(250_000);
  const one = await kept(`rows-${rowsOfFile * count}.csv`, async (file) => {
    const lines = (await readFile(log, 'utf8')).split('\n', 1 + rowsOfFile * count);
    await writeFile(file, `${lines.join('\n')}\n`);
  });
  const parts = await kept(`files-${count}`, async (directory) => {
    await mkdir(directory);
    const [header = '', ...rows] = (await readFile(one, 'utf8')).trimEnd().split('\n');
    for (let i = 0; i < count; i++) {
      const part = [header, ...rows.slice(rowsOfFile * i, rowsOfFile * (i + 1))];
      await writeFile(join(directory, `${String(i).padStart(4, '0')}.csv`), `${part.join('\n')}\n`);
    }
  });
  const names = await readdir(parts);
  return { one, many: names.sort().map((name) => join(parts, name)) };
}

/** Makes a file or a folder, unless it is there already: under another name first, so that none is left half made. */
async function kept(name: string, make: (path: string) => Promise<void>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  if ((await readdir(folder)).includes(basename(path))) return path;
  const part = `${path}.part`;
  await rm(part, { recursive: true, force: true });
  await make(part);
  await rename(part, path);
  return path;
}
