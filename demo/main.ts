import closeWithGrace from 'close-with-grace'
import { ConfigError } from '../relay/relay.ts'
import { startDemo } from './start-demo.ts'
import { createTerminalLog } from './terminal-log.ts'
import { portTaken, welcome } from './welcome.ts'

const { PORT = '4600', VOREL_API_KEY: apiKey, VOREL_BASE_URL: baseUrl } = process.env

const page = Number(PORT)
if (!Number.isInteger(page) || page < 1 || page > 65_529) {
  fail(`\n  PORT is "${PORT}"; it has to be a number from 1 to 65529. The six ports after it are used too.\n`)
}
const ports = {
  page,
  relay: page + 1,
  vorel: page + 2,
  convocore: page + 3,
  webhook: page + 4,
  playgroundRelay: page + 5,
  playgroundVorel: page + 6,
}
const vorel = apiKey ? { apiKey, baseUrl: baseUrl ?? null } : null
const log = createTerminalLog(console.error)

try {
  const demo = await startDemo({ ports, vorel, log })
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) console.error(err)
    await demo.stop()
    console.log('\n  Stopped.')
  })
  console.log(welcome(demo))
} catch (error) {
  if (error instanceof ConfigError) fail(`\n  ${error.message}\n`)
  if (isPortTaken(error)) fail(portTaken(error.port, ports))
  throw error
}

function isPortTaken(error: unknown): error is { port: number } {
  return error instanceof Error && 'port' in error && 'code' in error && error.code === 'EADDRINUSE'
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
