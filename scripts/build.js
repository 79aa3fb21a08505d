// The JavaScript in dist, and the notices that go with it; `npm run build` adds the declarations.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBrowser, bundleCommand, bundleLibrary } from './bundle.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

for (const part of ['browser', 'core'])
  await rm(join(dist, part), { recursive: true, force: true });
const bundled = await bundleCommand(root, dist);
await bundleLibrary(root, dist);
await bundleBrowser(root, join(dist, 'browser'));
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(bundled));
