import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

/**
 * Lets CommonJS packages (commander, cli-table3) live in an ES module bundle. Their `require('node:fs')` has no
 * meaning there; it becomes an import of the same object, through a module of each kind, because a
 * CommonJS module can require an ES module but only an ES module can import a built-in.
 *
 * @type {esbuild.Plugin}
 */
const builtinsForCommonJs = {
  name: 'builtins-for-commonjs',
  setup(build) {
    // commander would start subcommands in processes of their own; ours have none, and loading this costs 5 ms.
    build.onResolve({ filter: /^node:child_process$/ }, () => ({
      path: 'none',
      namespace: 'none',
    }));
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '' }));
    build.onResolve({ filter: /.*/ }, ({ kind, path, namespace }) => {
      if (kind !== 'require-call' || !isBuiltin(path)) return undefined;
      const name = path.startsWith('node:') ? path : `node:${path}`;
      return { path: name, namespace: namespace === 'required' ? 'imported' : 'required' };
    });
    build.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)}).default;`,
    }));
    build.onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({
      contents: `export { default } from ${JSON.stringify(path)};`,
    }));
  },
};

/**
 * Bundles the command: cli.js, and a chunk for everything that it loads only when asked to.
 *
 * @param {string} root - the repository
 * @param {string} folder - where to write; older chunks there are removed
 */
export async function bundleCommand(root, folder) {
  await rm(join(folder, 'chunks'), { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Not minified, which would save no start-up time, so that the stack of a defect can be read.
    metafile: true,
    plugins: [builtinsForCommonJs],
  });
  return metafile;
}

/**
 * Bundles the library: the core alone, for Node and browsers alike.
 *
 * @param {string} root - the repository
 * @param {string} file - where to write
 */
export async function bundleLibrary(root, file) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/core/index.ts'],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  });
}
