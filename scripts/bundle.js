import { readdir, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { rolldown } from 'rolldown';

/** What packages would load and rapport never uses, with what they get instead. */
const unused = new Map([
  // commander could start subcommands in processes of their own; ours have none.
  ['node:child_process', 'export default {};'],
  // chalk could look for itself whether a terminal has colours; it is always told.
  ['#supports-color', 'export default { stdout: false, stderr: false };'],
  // zod could word its messages in forty languages; ours are worded in src/problems.
  ['../locales/index.js', ''],
]);

/** The prefix that Rolldown asks for on modules that are no files. */
const noFile = '\0';

/** @type {import('rolldown').Plugin} */
const withoutUnused = {
  name: 'without-unused',
  resolveId: (id) => (unused.has(id) ? noFile + id : undefined),
  load: (id) => (id.startsWith(noFile) ? unused.get(id.slice(1)) : undefined),
};

/**
 * Bundles the command: cli.cjs, and a chunk for everything that it loads only when asked to.
 *
 * What every command needs is one chunk: Node takes longer to find 30 files than to read one. The chunks are
 * CommonJS, with which Node starts sooner than with ES modules. Nothing is minified: it would not start sooner,
 * and the stack of a defect can be read.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write; what an older build left there is removed
 * @returns {Promise<string[]>} the files whose code is in the bundle
 */
export async function bundleCommand(root, folder) {
  const bundle = await rolldown({
    cwd: root,
    input: { cli: 'src/cli/main.ts' },
    platform: 'node',
    // What users install where they need it: an engine, which is native, and what speaks to PostgreSQL.
    external: [/^@duckdb\//, 'pg'],
    plugins: [withoutUnused],
    onLog: refuseWarnings,
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    codeSplitting: { groups: [{ name: 'cli', tags: ['$initial'] }] },
    comments: false,
  });
  await bundle.close();
  const written = new Set(output.map(({ fileName }) => fileName));
  const chunks = await readdir(join(folder, 'chunks'));
  const stale = chunks.filter((name) => !written.has(`chunks/${name}`));
  await Promise.all(stale.map((name) => rm(join(folder, 'chunks', name))));
  const modules = output.flatMap((part) =>
    part.type === 'chunk' ? Object.entries(part.modules) : [],
  );
  return modules.flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file] : []));
}

/**
 * Bundles the library: the core alone, for Node and browsers alike, and what needs orders apart.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write index.js and purchase.js
 */
export async function bundleLibrary(root, folder) {
  for (const [name, entry] of Object.entries({
    index: 'src/core/index.ts',
    purchase: 'src/core/purchase/index.ts',
  })) {
    const bundle = await rolldown({
      cwd: root,
      input: { [name]: entry },
      platform: 'neutral',
      transform: { target: 'es2022' },
      onLog: refuseWarnings,
    });
    await bundle.write({ dir: folder, format: 'esm' });
    await bundle.close();
  }
}

/**
 * Bundles the scripts of pages: each file right in src/browser, whole and minified, since it stands within the page.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write; `dist/browser` of the package
 */
export async function bundleBrowser(root, folder) {
  const files = await readdir(join(root, 'src/browser'), { withFileTypes: true });
  const entries = files.filter((file) => file.isFile() && /(?<!\.test)\.ts$/.test(file.name));
  for (const { name } of entries) {
    const bundle = await rolldown({
      cwd: root,
      input: join('src/browser', name),
      platform: 'browser',
      transform: { target: 'es2022' },
      onLog: refuseWarnings,
    });
    const { output } = await bundle.write({
      file: join(folder, `${parse(name).name}.js`),
      format: 'iife',
      minify: true,
      comments: false,
    });
    await bundle.close();
    // Where it stands, these end the script, or change where it ends.
    const [{ code }] = output;
    if (/<!--|<\/?script/i.test(code)) throw new Error(`${name} cannot stand within a page`);
  }
}

/**
 * @param {string} level
 * @param {{ message: string }} log
 */
function refuseWarnings(level, { message }) {
  if (level === 'warn') throw new Error(message);
}
