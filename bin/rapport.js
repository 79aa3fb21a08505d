#!/usr/bin/env node
// CommonJS (package.json beside it), for the sake of a quick start; see scripts/bundle.js.
require('../dist/cli.cjs').main(process);
