// What a browser has to load of each part of the library: asserted to be small, and to need nothing of Node's.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const limit = 30_000;

for (const entry of ['index', 'purchase']) {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  if (imports.length > 0) {
    throw new Error(`${entry}.js imports ${imports.map(({ path }) => path).join(', ')}`);
  }
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length;
  process.stdout.write(`${entry}.js in a browser: ${bytes} bytes gzipped, limit ${limit}\n`);
  if (!(bytes > 0 && bytes < limit)) process.exitCode = 1;
}
