import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { type Cli, runCli, testFolder, writeConfig } from './run-cli.ts'

/** A relay in a process of its own that comes and goes. Its address stays, and so do its working directory and files. */
export interface ChaosRelay {
  url: string
  /** Starts it; resolves when it listens, or to false when it was killed before. */
  start(): Promise<boolean>
  /** SIGKILL: gone at once. */
  kill(): Promise<void>
  /** SIGTERM: its exit code when it is gone. */
  stop(): Promise<number | null>
  /** SIGSTOP: it stands still, as a machine does that is moved. */
  freeze(): void
  thaw(): void
  /** How many deliveries its metrics count that are not done. */
  waiting(): Promise<number>
  /** All that it has written so far, over all its processes. */
  log(): string
}

/**
 * @param config without an address; the console's may be asked for
 * @param ahead milliseconds by which the next process' clock is ahead of this one's
 */
export async function createChaosRelay(
  config: object,
  env: Record<string, string>,
  ahead: () => number = () => 0,
): Promise<ChaosRelay> {
  const folder = testFolder()
  const ports = { relay: await freePort(), console: await freePort() }
  const host = '127.0.0.1'
  const file = writeConfig(
    { ...config, listen: { host, port: ports.relay }, console: { host, port: ports.console } },
    folder,
  )
  const past: Cli[] = []
  let cli: Cli | null = null

  const gone = async (signal: NodeJS.Signals) => {
    cli?.kill(signal)
    return (await cli?.exited) ?? null
  }
  return {
    url: `http://${host}:${ports.relay}`,
    async start() {
      const started = runCli(['serve', '--config', file], { ...env, ...clockAhead(ahead()) }, folder)
      past.push(started)
      cli = started
      let exited = false
      started.exited.then(() => {
        exited = true
      })
      while (!exited && !started.stdout().includes('"The relay is listening"')) await sleep(10)
      return !exited
    },
    kill: async () => void (await gone('SIGKILL')),
    stop: () => gone('SIGTERM'),
    freeze: () => cli?.kill('SIGSTOP'),
    thaw: () => cli?.kill('SIGCONT'),
    async waiting() {
      const answer = await fetch(`http://${host}:${ports.console}/metrics`)
      const counts = (await answer.text()).matchAll(/^foyer_deliveries\{.*\} (\d+)$/gm)
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
    },
    log: () => past.flatMap(({ stdout, stderr }) => [stdout(), stderr()]).join('\n'),
  }
}

/** Lets a Node process believe that it is so much later. */
function clockAhead(ms: number): Record<string, string> {
  if (ms === 0) return {}
  const code = `const now=Date.now;Date.now=()=>now()+${ms}`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
}
