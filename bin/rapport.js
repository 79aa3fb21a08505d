#!/usr/bin/env node
const { isAbsolute, join } = require('node:path');
const { enableCompileCache } = /** @type {any} */ (require('node:module'));

// From Node 22 on, compiled code is kept for the next run; in the user's own folder, since what lies there is run.
const { HOME = '', LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || join(HOME, '.cache');
if (isAbsolute(caches)) enableCompileCache?.(join(caches, 'rapport'));

require(join(__dirname, '../dist/cli.cjs')).main(process);
