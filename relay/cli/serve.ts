import closeWithGrace from 'close-with-grace'
import type { Env } from '../config/resolve-references.ts'
import { guardConsole } from '../console/guard-console.ts'
import { type Listening, listen } from '../http/listen.ts'
import { createLog, type Log } from '../log.ts'
import { createRelay, type Relay } from '../relay.ts'
import { explainConfig, readConfigFile } from './config-file.ts'
import { Refusal } from './refusal.ts'

/** Longer than the longest call to an upstream, so that a stop loses no answer. */
const STOP_WITHIN_MS = 15_000

const LAST_PORT = 65_535

/** Runs a relay until the process is told to stop. Sets a failing exit code and says why when it can't start. */
export async function serve(file: string, env: Env): Promise<void> {
  const log = createLog()
  try {
    const relay = createRelay(withPort(readConfigFile(file), env), { env, log })
    await relay.start()
    const servers = await open(relay, log).catch(async error => {
      await relay.stop()
      throw error
    })
    closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ signal, err }) => {
      if (err) log.error('The relay fails and stops', {}, err)
      log.info('The relay is stopping', signal ? { signal } : {})
      relay.drain()
      await Promise.all(servers.map(server => server.close()))
      await relay.stop()
      log.info('The relay has stopped')
    })
  } catch (error) {
    process.stderr.write(`${explain(error, file)}\n`)
    process.exitCode = 1
  }
}

/** The console comes first: a relay that can't be looked after shall not take submissions. */
async function open(relay: Relay, log: Log): Promise<Listening[]> {
  const { listen: where, trustProxy, console } = relay.config
  const servers: Listening[] = []
  try {
    if (console !== false) {
      const server = await listen(guardConsole(relay.console, console), console).catch(error => {
        throw Object.assign(error, { of: 'console' })
      })
      servers.push(server)
      log.info('The console is listening', { port: server.port })
    }
    const server = await listen(relay.router, { ...where, trustProxy })
    servers.push(server)
    log.info('The relay is listening', { port: server.port })
    return servers
  } catch (error) {
    await Promise.all(servers.map(server => server.close()))
    throw error
  }
}

function withPort(config: unknown, { PORT }: Env): unknown {
  if (!PORT || typeof config !== 'object' || config === null) return config
  const { listen: written } = config as { listen?: object }
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > LAST_PORT)
    throw new Refusal(`PORT is "${PORT}". Set it to a number from 0 to ${LAST_PORT}, or leave it out.`)
  return { ...config, listen: { ...written, port: Number(PORT) } }
}

function explain(error: unknown, file: string): string {
  if (error instanceof Refusal) return error.message
  const { code, message, port, of } = error as NodeJS.ErrnoException & { port?: number; of?: 'console' }
  if (code === 'EADDRINUSE' && of === 'console')
    return `Port ${port} of the console is taken. Set "console.port" to another one, or 0 for any, or "console" to false.`
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set "listen.port" or PORT to another one, or 0 for any.`
  return explainConfig(error, file) ?? `The relay cannot start: ${message}`
}
