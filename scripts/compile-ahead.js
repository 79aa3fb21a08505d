// Leaves V8's compiled code beside the bundle, for bin/load.js to find: of all that these commands load and run.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { compiledFile, load } = require('../bin/load.js');

const estimate = ['estimate', '--spend', '1062/mo', '--tenure', '4y', '--margin', '25%'];
const commands = [
  estimate,
  [...estimate, '--json'],
  ['value', 'fixtures/households/households.csv'],
];

const scripts = new Map();
const cli = load(require.resolve('../dist/cli.cjs'), (file, script) => scripts.set(file, script));
for (const words of commands) {
  process.argv = [process.execPath, 'rapport', ...words];
  await cli.main(process);
}
for (const [file, script] of scripts) writeFileSync(compiledFile(file), script.createCachedData());
