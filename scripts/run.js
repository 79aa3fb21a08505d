// node scripts/run.js FILE.ts [argument …]: runs a TypeScript file, for which Node 20 needs a hand.
import { join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...rest] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node scripts/run.js FILE.ts [argument …]');

// Below node_modules, so that imports of packages are found from there.
const outfile = join(root, 'node_modules/.cache/rapport', `${parse(file).name}.mjs`);
await esbuild.build({
  absWorkingDir: root,
  entryPoints: [file],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
});
process.argv = [process.execPath, file, ...rest];
await import(pathToFileURL(outfile).href);
