import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';

/** What packages would load and rapport never uses, with what they get instead. */
const unused = new Map([
  // commander could start subcommands in processes of their own; ours have none.
  ['node:child_process', ''],
  // chalk could look for itself whether a terminal has colours; it is always told.
  ['#supports-color', 'export default { stdout: false, stderr: false };'],
  // zod could word its messages in forty languages; ours are worded in src/problems.
  ['../locales/index.js', ''],
]);

/** @type {esbuild.Plugin} */
const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    build.onResolve(
      { filter: /^(node:child_process|#supports-color|\.\.\/locales\/index\.js)$/ },
      ({ path }) => ({
        path,
        namespace: 'unused',
      }),
    );
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: unused.get(path) ?? '',
    }));
  },
};

/**
 * Bundles the command: cli.cjs, and a chunk for everything that it loads only when asked to.
 *
 * Only ES modules can be split into chunks, but Node takes a tenth longer to start with them; so each
 * chunk becomes a CommonJS module afterwards. Nothing is minified: it would not start sooner, and the
 * stack of a defect can be read.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write; what an older build left there is removed
 */
export async function bundleCommand(root, folder) {
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
    metafile: true,
    // Optional, and native: loaded only where it is installed, for logs that are large.
    external: ['@duckdb/*'],
    plugins: [withoutUnused],
  });
  const written = new Set(outputFiles.map(({ path }) => path));
  const before = await readdir(folder, { recursive: true }).catch(() => []);
  const stale = before.map((name) => join(folder, name)).filter((file) => !written.has(file));
  // Code compiled of an older source must be gone before the newer is there.
  await Promise.all(stale.filter((file) => file.includes('.cjs')).map((file) => rm(file)));
  await Promise.all(outputFiles.map(({ path, text }) => writeCommonJs(path, text)));
  return metafile;
}

/**
 * @param {string} path
 * @param {string} text - of an ES module
 */
async function writeCommonJs(path, text) {
  const { code, warnings } = await esbuild.transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
  });
  // Such as import.meta, which a CommonJS module does not have.
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.text).join('\n'));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}

/**
 * Bundles the library: the core alone, for Node and browsers alike, and what needs orders apart.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write index.js and purchase.js
 */
export async function bundleLibrary(root, folder) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { index: 'src/core/index.ts', purchase: 'src/core/purchase/index.ts' },
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  });
}
