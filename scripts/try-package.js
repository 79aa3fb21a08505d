// Packs the package, installs it into an empty folder without a network, and uses it there as its users do.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const folder = await mkdtemp(join(tmpdir(), 'rapport-package-'));

/**
 * What a program prints; what it complains of goes to the terminal.
 *
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 */
function output(cwd, program, ...args) {
  const { status, stdout } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}`);
  return stdout;
}

try {
  const packed = output(root, 'npm', 'pack', '--silent', '--pack-destination', folder);
  const tarball = packed.trim().split('\n').at(-1) ?? '';
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  output(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);

  const command = ['rapport', 'estimate', '--spend', '1062/mo', '--tenure', '4y', '--json'];
  const report = JSON.parse(output(folder, 'npx', '--offline', ...command));
  // 12 × 1,062 × 4
  if (report.result.lifetimeValue !== 50_976) {
    throw new Error(`the installed command gives ${report.result.lifetimeValue}`);
  }

  for (const entry of ['rapport-cli', 'rapport-cli/purchase']) {
    const use = `import * as part from '${entry}'; console.log(Object.keys(part).length);\n`;
    await writeFile(join(folder, 'use.mjs'), use);
    if (!(Number(output(folder, 'node', 'use.mjs')) > 0)) throw new Error(`${entry} is empty`);
  }

  const typed =
    "import { timeUnit, type TimeUnit } from 'rapport-cli';\nimport { purchaseCells, type PurchaseCells } from 'rapport-cli/purchase';\nexport const unit: TimeUnit | undefined = timeUnit('yr');\nexport const cells: PurchaseCells = purchaseCells({ purchases: [], recency: [], age: [] });\n";
  await writeFile(join(folder, 'use.ts'), typed);
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
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['use.ts'] }),
    );
    output(folder, 'node', compiler, '-p', '.');
  }
  process.stdout.write(`${tarball}: installed, ran, imported, and type-checked\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
