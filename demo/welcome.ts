import type { Demo } from './start-demo.ts'

/** What the terminal says once the demo runs. */
export function welcome({ pageUrl, relayUrl, upstream, storePath }: Demo): string {
  const vorel = upstream
    ? `a sandbox on this machine, ${upstream.url}`
    : 'the real one: every submission makes a real conversation and a real lead'
  return `
  Foyer is running. Open

      ${pageUrl}

  and send the form. Beside the page you see what the browser sent, what the
  relay made of it and every call to Vorel.${
    upstream
      ? `

  Then try this: take Vorel down with the button, send the form again, and
  bring Vorel back. The visitor is thanked both times, and the lead arrives once.`
      : ''
  }

      Relay   ${relayUrl}
      Vorel   ${vorel}
      Store   ${storePath} (removed when the demo stops, with what still waits in it)

  Ctrl-C stops everything.
`
}

const NAMES = { page: 'demo page', relay: 'relay', sandbox: 'Vorel sandbox' }

/** What to do when a port is taken. */
export function portTaken(port: number, ports: Record<keyof typeof NAMES, number>): string {
  const entry = Object.entries(NAMES).find(([key]) => ports[key as keyof typeof NAMES] === port)
  const elsewhere = ports.page > 65_000 ? 4600 : ports.page + 100
  return `
  Port ${port}, meant for the ${entry?.[1] ?? 'demo'}, is in use. Is the demo already running in another
  terminal? Otherwise another program has the port. Stop it, or start the demo elsewhere:

      PORT=${elsewhere} npm start
`
}
