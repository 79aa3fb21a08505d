import type { Writable } from 'node:stream';

/** Writes part after part, no faster than they are taken; to a reader that has gone nothing more. */
export async function writeParts(stream: Writable, parts: Iterable<string>): Promise<void> {
  for (const part of parts) {
    if (stream.destroyed || stream.errored !== null) return;
    if (!stream.write(part)) await taken(stream);
  }
}

const endings = ['drain', 'close', 'error'] as const;

function taken(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const each of endings) stream.off(each, done);
      resolve();
    };
    for (const each of endings) stream.on(each, done);
  });
}
