import type { MessagePort } from 'node:worker_threads';
import type { Reply, Request } from './messages.ts';
import type { TaskModule, Work } from './task.ts';

/** The tasks that a thread can be given, by name; each is loaded when it is first asked for. */
export type TaskLoaders = Readonly<Record<string, () => Promise<TaskModule>>>;

/** Does what the main thread asks for. */
export function serve(port: MessagePort, tasks: TaskLoaders): void {
  const lines = new Map<number, Work<unknown, unknown>>();
  const started = async (task: string, setup: unknown): Promise<Work<unknown, unknown>> => {
    const load = tasks[task];
    if (load === undefined) throw new RangeError(`no task ${task}`);
    // What a task is given is held to its types where it is asked for.
    return ((await load()) as TaskModule<unknown, unknown>).start(setup);
  };
  const done = (request: Request): readonly [Reply, readonly ArrayBuffer[]] => {
    if ('isDone' in request) {
      lines.delete(request.line);
      return [{ id: request.id, value: undefined }, []];
    }
    const work = lines.get(request.line);
    if (work === undefined || !('job' in request))
      throw new RangeError(`line ${request.line} is not set up`);
    const { value, buffers } = work(request.job);
    return [{ id: request.id, value }, buffers];
  };
  const failed = ({ id }: Request, error: unknown) => port.postMessage({ id, error });
  port.on('message', (request: Request) => {
    if ('task' in request) {
      started(request.task, request.setup).then(
        (work) => {
          lines.set(request.line, work);
          port.postMessage({ id: request.id, value: undefined } satisfies Reply);
        },
        (error) => failed(request, error),
      );
      return;
    }
    try {
      port.postMessage(...done(request));
    } catch (error) {
      failed(request, error);
    }
  });
}
