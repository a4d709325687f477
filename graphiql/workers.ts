/** Written by the build: the address of each worker's bundle. */
declare const WORKERS: Record<string, string>

/** Where the editor asks for its workers. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) => new Worker(WORKERS[label] ?? (WORKERS.editor as string)),
  },
})

export {}
