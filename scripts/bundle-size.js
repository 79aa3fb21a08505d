// What a browser has to load, of each part of the library, whole, and of each script of a page: asserted to be small, so
// that nothing large comes in unseen, and the library to need nothing of Node's.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';

const limit = 35_000;

for (const entry of ['index', 'purchase']) {
  const { output } = await build({
    input: fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url)),
    platform: 'browser',
    write: false,
    output: { format: 'esm', minify: true },
  });
  const [{ code, imports }] = output;
  if (imports.length > 0) throw new Error(`${entry}.js imports ${imports.join(', ')}`);
  const bytes = gzipSync(code).length;
  process.stdout.write(`${entry}.js in a browser: ${bytes} bytes gzipped, limit ${limit}\n`);
  if (!(bytes > 0 && bytes < limit)) process.exitCode = 1;
}

// A script stands within every page that needs it. One that has no limit here fails.
const mostInPage = new Map([
  ['save-picture.js', 3_000],
  ['what-if.js', 65_000],
]);
const scripts = new URL('../dist/browser/', import.meta.url);

for (const name of await readdir(scripts)) {
  const most = mostInPage.get(name) ?? 0;
  const { length } = await readFile(new URL(name, scripts));
  process.stdout.write(`${name} in a page: ${length} bytes, limit ${most}\n`);
  if (!(length > 0 && length < most)) process.exitCode = 1;
}
