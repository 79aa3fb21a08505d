#!/usr/bin/env node
const { mkdirSync } = require('node:fs');
const { isAbsolute, join } = require('node:path');
const { enableCompileCache } = /** @type {any} */ (require('node:module'));

// From Node 22 on, compiled code is kept for the next run; in the user's own folder, since what lies there is run.
const { HOME = '', LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || join(HOME, '.cache');
const folder = join(caches, 'rapport');
if (enableCompileCache !== undefined && isAbsolute(caches) && made(caches) && made(folder))
  enableCompileCache(folder);

require(join(__dirname, '../dist/cli.cjs')).main(process);

/**
 * Makes a folder, unless it is there. One level at a time: where a system allows no folders, as below /proc, Node never
 * stops trying to make several.
 *
 * @param {string} path
 * @returns {boolean} whether it is there now
 */
function made(path) {
  try {
    mkdirSync(path, 0o700);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST';
  }
}
