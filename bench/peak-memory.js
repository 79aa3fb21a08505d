// Loaded before a program: leaves the program's peak memory, in kilobytes, in the file $PEAK_MEMORY.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { PEAK_MEMORY: file = '' } = process.env;
  writeFileSync(file, String(process.resourceUsage().maxRSS));
});
