// Loaded before a program: leaves what the program took in the file $USAGE, as `peers.py` does.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  const { USAGE: file = '' } = process.env;
  writeFileSync(file, JSON.stringify(usage));
});
