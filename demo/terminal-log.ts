import type { Log } from '../relay/relay.ts'

/** A relay's log for a person at a terminal: only what needs them; the page shows the rest. */
export function createTerminalLog(write: (line: string) => void): Log {
  const line = (message: string, fields: object = {}) => {
    const details = Object.entries(fields).map(([key, value]) => `${key}=${value}`)
    write(`  relay: ${[message, ...details].join(' ')}`)
  }
  return { info: () => {}, warn: line, error: line }
}
