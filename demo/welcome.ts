import type { Demo, DemoOptions } from './start-demo.ts'

/** What the terminal says once the demo runs. */
export function welcome({ pageUrl, relayUrl, upstreams, storePath }: Demo): string {
  const { vorel, convocore, webhook } = upstreams
  const behind = vorel
    ? `a sandbox on this machine, ${vorel.url}`
    : 'the real one: every submission to it makes a real conversation and a real lead'
  const first = vorel ? 'take Vorel down' : 'choose Convocore, take it down'
  return `
  Foyer is running. Open

      ${pageUrl}

  and send the form. Beside it you see what the browser sent, what the relay
  made of it, and what Vorel, Convocore or a webhook got: you choose.

  To design a form of your own, open

      ${pageUrl}/playground

  Then try this: ${first}, send the form again, and bring it back.
  The visitor is thanked both times, and the lead arrives once.

      Relay       ${relayUrl}
      Vorel       ${behind}
      Convocore   a sandbox on this machine, ${convocore.url}
      Webhook     a receiver on this machine, ${webhook.url}
      Store       ${storePath} (removed when the demo stops, with what still waits in it)

  Ctrl-C stops everything.
`
}

const NAMES: Record<keyof DemoOptions['ports'], string> = {
  page: 'demo page',
  relay: 'relay',
  vorel: 'Vorel sandbox',
  convocore: 'Convocore sandbox',
  webhook: 'webhook receiver',
  playgroundRelay: 'relay of the playground',
  playgroundVorel: 'Vorel sandbox of the playground',
}

/** What to do when a port is taken. */
export function portTaken(port: number, ports: DemoOptions['ports']): string {
  const entry = Object.entries(NAMES).find(([key]) => ports[key as keyof typeof NAMES] === port)
  const elsewhere = ports.page > 65_000 ? 4600 : ports.page + 100
  return `
  Port ${port}, meant for the ${entry?.[1] ?? 'demo'}, is in use. Is the demo already running in another
  terminal? Otherwise another program has the port. Stop it, or start the demo elsewhere:

      PORT=${elsewhere} npm start
`
}
