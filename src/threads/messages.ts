/** What the main thread sends: a line to set up or to forget, or a job of a line. */
export type Request =
  | {
      readonly id: number;
      readonly line: number;
      readonly task: string;
      readonly setup: unknown;
    }
  | { readonly id: number; readonly line: number; readonly job: unknown }
  | { readonly id: number; readonly line: number; readonly isDone: true };

/** What comes back for each request. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };
