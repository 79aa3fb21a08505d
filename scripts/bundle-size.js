// What a browser has to load of each part of the library, whole: asserted to be small, so that nothing large comes in
// unseen, and to need nothing of Node's.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';

const limit = 36_000;

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
