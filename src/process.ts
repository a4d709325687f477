import { type App, type AppOptions, startApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { StartError } from './stores/start-error.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/**
 * Starts the server as this process: reads the environment, says where it listens, stops on SIGTERM and SIGINT after everything accepted is
 * stored. What its operator can mend is one line and exit 1.
 */
export async function runProcess(
  options: Partial<AppOptions> = {},
  started: (app: App, config: Config) => Promise<void> = async () => undefined,
): Promise<void> {
  try {
    const config = readConfig(process.env)
    const app = await startApp({ ...options, config })
    stopOnSignal(app)
    say(`Signalbox listens on ${app.url}`)
    if (app.firstAdminKey) say(`The first admin's key, shown this once: ${app.firstAdminKey}`)
    await started(app, config)
  } catch (error) {
    if (!(error instanceof StartError || error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function stopOnSignal(app: App): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second signal says that waiting is over; whatever was acknowledged is stored already.
      if (stopping) process.exit(1)
      stopping = true
      app.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${error}\n`)
          process.exit(1)
        },
      )
    })
  }
}
