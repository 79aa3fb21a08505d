import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manual } from '../commands/command.ts';
import { registry } from './registry.ts';

/** What the package says of itself: its documents and schemas, read from its folder, and its commands. */
export const manual: Manual = {
  page: (file) => {
    const path = join(packageFolder(), file);
    // No file that a user named: the message of a missing one would send them looking for it.
    if (!existsSync(path))
      throw new RangeError(`the package has no ${file}: \`npm run build\` writes what is in dist`);
    return readFileSync(path, 'utf8');
  },
  has: (file) => existsSync(join(packageFolder(), file)),
  commands: () =>
    Promise.all(
      registry.map(async ({ name, summary, load }) => {
        const { options } = await load();
        return { name, summary, options };
      }),
    ),
};

/** The folder of the package: the nearest above this program that has the documents. */
function packageFolder(program = fileURLToPath(import.meta.url)): string {
  for (let at = dirname(program); ; at = dirname(at)) {
    if (existsSync(join(at, 'docs', 'glossary.md'))) return at;
    if (at === dirname(at)) throw new RangeError('the package has no folder docs');
  }
}
