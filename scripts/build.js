// The JavaScript in dist, and the notices that go with it; `npm run build` adds the declarations.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommand, bundleLibrary } from './bundle.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

await rm(join(dist, 'core'), { recursive: true, force: true });
const bundled = await bundleCommand(root, dist);
await bundleLibrary(root, dist);
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(bundled));
