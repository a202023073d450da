import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

/** Hosts that browsers trust without TLS (https://w3c.github.io/webappsec-secure-contexts/). */
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/

/** Whether the page's scheme lets it load the tag's script, and the script reach the relay. */
export function checkAddress({ page, live, relay }: View): Finding[] {
  if (!page.url.startsWith('https:')) return []
  const plain = live.find(({ url }) => isPlain(url))
  if (plain !== undefined)
    return [
      wrong(
        'tag_without_tls',
        `The page has TLS and the tag on line ${plain.line} begins with http:, which browsers do not load there.`,
        `Write https: into the tag: ${plain.url.href.replace('http:', 'https:')}`,
      ),
    ]
  if (!isPlain(new URL(relay))) return []
  return [
    wrong(
      'relay_without_tls',
      `The page has TLS and the relay, ${relay}, has none: browsers let the form send nothing there.`,
      'Put the relay behind a proxy with TLS, and write its https address into "publicUrl".',
    ),
  ]
}

function isPlain({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !OWN_MACHINE.test(hostname)
}
