// Runs the commands that the README promises will work in a fresh clone, as they stand there: what both of them begin
// with, `npm ci`, and then what is named, "demonstration" or "tests". It is run once, before the demonstration.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, text = '']) => text);
const first = 'npm ci && ';
const commands = blocks.filter((text) => text.startsWith(first));
const [demonstration = '', tests = ''] = commands;
if (commands.length !== 2 || !/npx rapport /.test(demonstration) || !/npm test$/.test(tests)) {
  throw new Error(
    'README.md must have two sh blocks that begin with "npm ci && ", for npx rapport and npm test',
  );
}
const command = { demonstration, tests: tests.slice(first.length) }[process.argv[2] ?? ''];
if (command === undefined) throw new Error('name the demonstration or the tests');
process.stdout.write(`\n$ ${command}\n`);
const { status } = spawnSync('sh', ['-c', command], { cwd: root, stdio: 'inherit' });
if (status !== 0) throw new Error(`it failed: ${command}`);
