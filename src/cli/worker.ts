import { parentPort } from 'node:worker_threads';
import { serve, type TaskLoaders } from '../threads/serve.ts';

/** What other threads can be asked to do, each under the name of its `Task`. */
const tasks: TaskLoaders = {};

// What each thread of the command runs.
if (parentPort !== null) serve(parentPort, tasks);
