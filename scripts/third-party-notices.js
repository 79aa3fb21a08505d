import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The licences of packages that have none in what is published of them, from their repositories. */
const ours = fileURLToPath(new URL('licences', import.meta.url));

const heading = `rapport contains the following third-party software.
`;

/**
 * The licences of every package whose code is in a bundle, which most of them ask to be shipped with it.
 *
 * @param {readonly string[]} files - those whose code is in the bundle
 * @returns {Promise<string>}
 * @throws {Error} a package has no licence text
 */
export async function thirdPartyNotices(files) {
  const notices = await Promise.all(bundledPackages(files).map(notice));
  return [heading, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Folders of the packages that contribute code, sorted; a package within a package is one of its own.
 *
 * @param {readonly string[]} files
 */
function bundledPackages(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)].sort();
}

/** @param {string} folder - of the package */
async function notice(folder) {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const packed = (await readdir(folder)).find((file) => /^(licen[cs]e|copying)\b/i.test(file));
  const licence = packed === undefined ? join(ours, `${name}.txt`) : join(folder, packed);
  const text = await readFile(licence, 'utf8').catch(() => {
    throw new Error(`${name} ${version} is bundled, but has no licence text`);
  });
  return `${name} ${version}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
