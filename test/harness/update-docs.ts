// npm run docs -- --update [FILTER]: rewrites what the documents say that commands print.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildCommand } from './built-command.ts';
import { documents, faultsOf, rerun } from './document.ts';
import { fieldsPage, fieldsPageFile } from './fields-page.ts';
import { matches } from './markdown.ts';
import { optionsPage, optionsPageFile } from './options-page.ts';
import { problemIndex, problemIndexFile } from './problem-pages.ts';

const [flag, filter = ''] = process.argv.slice(2);
if (flag !== '--update') throw new Error('usage: npm run docs -- --update [part of a path]');

await writeFile(optionsPageFile, await optionsPage());
await writeFile(fieldsPageFile, await fieldsPage());
await writeFile(problemIndexFile, await problemIndex());
const { program, remove } = await buildCommand(process.cwd());
try {
  for (const document of await documents()) {
    if (document.includes(filter)) await update(document);
  }
} finally {
  await remove();
}

async function update(document: string): Promise<void> {
  const { done, pictures } = await rerun(document, program);
  // An output can be rewritten; whether a command may fail is for the author to say.
  const faults = faultsOf(done);
  if (faults.length > 0) throw new Error(faults.map((fault) => `${document}: ${fault}`).join('\n'));
  const lines = (await readFile(document, 'utf8')).split('\n');
  // From the end, so that what stands above keeps its place.
  for (const { start, output, actual, command } of done.reverse()) {
    if (matches(output, actual)) continue;
    lines.splice(start, output.length, ...actual);
    console.log(`${document}:${start}  ${command}`);
  }
  await writeFile(document, lines.join('\n'));
  for (const { file, written } of pictures) {
    if (written === undefined || (await readFile(file, 'utf8').catch(() => '')) === written)
      continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, written);
    console.log(file);
  }
}
