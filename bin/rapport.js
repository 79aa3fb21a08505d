#!/usr/bin/env node
const { load } = require('./load.js');
load(require.resolve('../dist/cli.cjs')).main(process);
