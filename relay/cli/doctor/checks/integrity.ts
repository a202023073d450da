import { createHash } from 'node:crypto'
import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

const STRENGTHS = ['sha512', 'sha384', 'sha256'] as const

/** Whether the hash in the tag is that of the script, and the browser may compare them. */
export function checkIntegrity({ live, page, script }: View): Finding[] {
  const tag = live.find(({ attributes }) => attributes.integrity)
  if (tag === undefined || script?.kind !== 'answer' || script.status !== 200) return []
  const given = (tag.attributes.integrity ?? '').trim().split(/\s+/)
  // Of several hashes browsers go by the strongest kind (https://www.w3.org/TR/SRI/).
  const strength = STRENGTHS.find(name => given.some(value => value.startsWith(`${name}-`)))
  if (strength === undefined) return []
  const actual = `${strength}-${createHash(strength).update(script.body).digest('base64')}`
  if (!given.some(value => value.split('?')[0] === actual))
    return [
      wrong(
        'integrity_outdated',
        `The tag on line ${tag.line} has the integrity of another script: the form or Foyer’s version have changed since, and browsers refuse today’s.`,
        'Put in what "foyer snippet --pin" prints now, or leave integrity out and use the address without a hash.',
      ),
    ]
  if (tag.attributes.crossorigin !== undefined || tag.url.origin === new URL(page.url).origin) return []
  return [
    wrong(
      'integrity_without_cors',
      `The tag on line ${tag.line} has integrity and no crossorigin, without which browsers may not compare.`,
      'Write crossorigin="anonymous" into the tag.',
    ),
  ]
}
