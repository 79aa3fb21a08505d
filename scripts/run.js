// node scripts/run.js FILE.ts [argument …]: runs a TypeScript file, for which Node 20 needs a hand. A `main` that the
// file exports is called with the process.
import { rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { dynamicImportVarsPlugin, importGlobPlugin } from 'rolldown/experimental';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...rest] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node scripts/run.js FILE.ts [argument …]');

// Below node_modules, so that imports of packages are found from there; each run has a folder of its own.
const folder = join(root, 'node_modules/.cache/rapport', String(process.pid));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
await build({
  cwd: root,
  input: join(root, file),
  platform: 'node',
  // Packages and Node's own modules; paths begin with a dot, a slash or the letter of a drive.
  external: /^(@|[a-z]{2})/,
  // For imports of a name that is put together, such as that of each command.
  plugins: [dynamicImportVarsPlugin(), importGlobPlugin()],
  output: {
    file: join(folder, `${parse(file).name}.mjs`),
    format: 'esm',
    codeSplitting: false,
    sourcemap: true,
  },
  logLevel: 'warn',
});
process.argv = [process.execPath, file, ...rest];
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(join(folder, `${parse(file).name}.mjs`)).href);
await main?.(process);
