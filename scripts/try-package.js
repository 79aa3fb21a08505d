// Installs the package into empty folders, and uses it there as its users do, with the Node that runs this: the package
// in a file that is named, or else as it is packed now. The types are checked only then: no Node has a part in that.
// Only the engine for Parquet comes from the registry.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'yaml';

const [named] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const folder = await mkdtemp(join(tmpdir(), 'rapport-package-'));
const project = join(folder, 'project');
const global = join(folder, 'global');
const environment = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
  // Where npm installs with --global, and where the command keeps compiled code.
  npm_config_prefix: global,
  XDG_CACHE_HOME: join(folder, 'cache'),
};

/**
 * What a program did.
 *
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 */
function ran(cwd, program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  return { status, stdout, stderr };
}

/**
 * What a program prints.
 *
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 * @throws {Error} it failed
 */
function output(cwd, program, ...args) {
  const { status, stdout, stderr } = ran(cwd, program, ...args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

/**
 * @param {boolean} holds
 * @param {string} what - must hold
 * @param {unknown} found - instead
 */
function must(holds, what, found) {
  if (!holds) throw new Error(`${what}, but: ${JSON.stringify(found)}`);
}

/** A table of one customer as Parquet. */
async function writeParquet() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = "SELECT 'Ada' AS name, 100 AS monthly_spend, 24 AS tenure_months";
  await connection.run(
    `COPY (${rows}) TO '${join(project, 'customers.parquet')}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** The library: both parts can be imported. */
async function tryLibrary() {
  for (const entry of ['rapport-cli', 'rapport-cli/purchase']) {
    const use = `import * as part from '${entry}'; console.log(Object.keys(part).length);\n`;
    await writeFile(join(project, 'use.mjs'), use);
    const count = Number(output(project, 'node', 'use.mjs'));
    must(count > 0, `${entry} exports something`, count);
  }
}

/** The types of the library are found. */
async function tryTypes() {
  const typed =
    "import { timeUnit, type TimeUnit } from 'rapport-cli';\nimport { purchaseCells, type PurchaseCells } from 'rapport-cli/purchase';\nexport const unit: TimeUnit | undefined = timeUnit('yr');\nexport const cells: PurchaseCells = purchaseCells({ purchases: [], recency: [], age: [] });\n";
  await writeFile(join(project, 'use.ts'), typed);
  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      types: [],
      module,
      moduleResolution,
    };
    await writeFile(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['use.ts'] }),
    );
    output(project, 'node', compiler, '-p', '.');
  }
}

/**
 * Compiled code that is kept: damaged or of an older source, it is not used; where it cannot be kept, nothing is said.
 *
 * @param {string} command - path of the installed command
 */
async function tryCompileCache(command) {
  const estimate = [command, 'estimate', '--spend', '1062/mo', '--tenure', '4y'];
  const plain = output(project, 'node', ...estimate);
  const cache = join(folder, 'cache', 'rapport');
  const found = await readdir(cache, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const keeps = Number(process.versions.node.split('.')[0]) >= 22;
  must(files.length > 0 === keeps, `Node 22 and newer keep compiled code`, files);

  const compiled = await Promise.all(files.map((file) => readFile(file)));
  for (const part of keeps ? [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99] : []) {
    for (const [i, file] of files.entries()) {
      const damaged = Buffer.from(compiled[i] ?? []);
      const at = Math.floor(part * damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ 16;
      await writeFile(file, damaged);
    }
    const found = ran(project, 'node', ...estimate);
    must(found.status === 0 && found.stdout === plain, 'compiled code may be damaged', found);
  }

  const chunks = join(dirname(command), '../dist/chunks');
  const changed = (await readdir(chunks)).map((name) => join(chunks, name));
  for (const file of changed) {
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replaceAll('Lifetime value', 'Lifetime walue'));
  }
  const after = output(project, 'node', ...estimate);
  must(after === plain.replaceAll('Lifetime value', 'Lifetime walue'), 'new source is run', after);

  await rm(join(folder, 'cache'), { recursive: true, force: true });
  await writeFile(join(folder, 'cache'), 'a file where the folder should be');
  const { status, stderr } = ran(project, 'node', ...estimate);
  must(status === 0 && stderr === '', 'it runs without a word where nothing can be kept', stderr);
  if (process.platform !== 'linux') return;
  const below = 'XDG_CACHE_HOME=/proc exec timeout 60 node "$@"';
  const bare = output(project, 'sh', '-c', below, 'sh', ...estimate);
  must(bare === after, 'it runs where the system allows no folders', bare);
}

/**
 * The workflow of docs/checks.md: its steps are run by hand, in a folder that has the package and a fixture that passes,
 * and another that does not.
 *
 * @param {string} tarball - the file of the package, in the folder above
 */
async function tryWorkflow(tarball) {
  const page = await readFile(join(root, 'docs/checks.md'), 'utf8');
  const [, text = ''] = /^```yaml \.github\/workflows\/\S+\n(.*?)^```$/ms.exec(page) ?? [];
  const [install, annotate, report, ...others] = parse(text).jobs.check.steps.flatMap(
    (/** @type {{ run?: string }} */ { run }) => run ?? [],
  );
  must(others.length === 0 && report !== undefined, 'the workflow runs three commands', text);
  const folder = join(project, '..', 'workflow');
  await mkdir(folder);
  await copyFile(join(folder, '..', tarball), join(folder, 'rapport-cli-0.1.0.tgz'));
  output(folder, 'sh', '-c', `${install} --offline`);
  output(folder, 'npx', '--offline', 'rapport', 'check', '--init');
  output(folder, 'sh', '-c', annotate);
  output(folder, 'sh', '-c', report);
  const xml = await readFile(join(folder, 'report.xml'), 'utf8');
  must(xml.includes('failures="0"'), 'the fixture of --init passes', xml);

  const plans = [...page.matchAll(/^```\w+ (plans\.\S+)\n(.*?)^```$/gms)];
  for (const [, file = '', content = ''] of plans) await writeFile(join(folder, file), content);
  const moved = ran(folder, 'sh', '-c', annotate);
  must(
    moved.status === 1 && /^::error file=plans\.check\.yaml,line=8,/m.test(moved.stdout),
    'a segment that moved is named',
    moved,
  );
  must(ran(folder, 'sh', '-c', report).status === 1, 'the report fails, too', moved);
}

/**
 * Parquet: the message names a command that installs the engine where this command finds it.
 *
 * @param {string} command - path of the installed command
 */
function tryEngine(command) {
  const value = [command, 'value', 'customers.parquet', '--json'];
  const without = ran(project, 'node', ...value);
  const install = /npm install (?:--global )?@duckdb\/node-api@\S+/.exec(without.stderr)?.[0];
  must(without.status === 2 && install !== undefined, 'the message says how to install', without);
  output(project, 'sh', '-c', `${install} --prefer-offline --no-audit --no-fund`);
  const { result } = JSON.parse(output(project, 'node', ...value));
  // 100 × 24
  must(result.total.totalValue === 2400, 'Parquet is read', result);
}

/** The name of the file that npm makes of the package, in the folder. */
function packed() {
  const printed = output(root, 'npm', 'pack', '--silent', '--pack-destination', folder);
  return printed.trim().split('\n').at(-1) ?? '';
}

try {
  const tarball = named === undefined ? packed() : basename(named);
  if (named !== undefined) await copyFile(resolve(named), join(folder, tarball));
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  await writeParquet();
  const install = ['install', '--offline', '--no-audit', '--no-fund', `../${tarball}`];
  output(project, 'npm', ...install);

  const command = ['rapport', 'estimate', '--spend', '1062/mo', '--tenure', '4y', '--json'];
  const report = JSON.parse(output(project, 'npx', '--offline', ...command));
  // 12 × 1,062 × 4
  must(report.result.lifetimeValue === 50_976, 'the installed command calculates', report.result);

  const explained = output(project, 'npx', '--offline', 'rapport', 'explain', 'unit-missing');
  must(explained.includes('WHAT TO DO'), 'the pages of problems are there', explained);

  // With a margin there is a picture, and so the script of its button beside that of the sliders.
  const toPage = [...command.slice(0, -1), '--margin', '25%', '-o', 'page.html'];
  output(project, 'npx', '--offline', ...toPage);
  const page = await readFile(join(project, 'page.html'), 'utf8');
  const scripts = page.match(/<script>/g)?.length;
  must(scripts === 2, 'a page has its scripts, which are files of the package', scripts);

  await tryWorkflow(tarball);
  await tryLibrary();
  if (named === undefined) await tryTypes();
  tryEngine('node_modules/rapport-cli/bin/rapport.js');
  await rm(join(project, 'node_modules'), { recursive: true });
  output(project, 'npm', ...install, '--global');
  tryEngine(join(global, 'lib/node_modules/rapport-cli/bin/rapport.js'));
  await tryCompileCache(join(global, 'lib/node_modules/rapport-cli/bin/rapport.js'));
  process.stdout.write(
    `${tarball} on Node ${process.version}: installed, ran, imported${named === undefined ? ', type-checked' : ''}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
