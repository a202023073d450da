import { type Answer, ask, textOf } from '../ask.ts'
import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

const PROXY = 'Look at the proxy in front of the relay: it shall pass /embed/ on as it is.'

/** The names, in the script, of what it loads. */
const FILES = /"(form[a-z-]*\.[0-9a-f]{8})","locales":\{"[^"]+":"([^"]+)"/

/** Whether the relay hands out the form's script, and the files that this loads, so that browsers take them. */
export async function checkScript(view: View): Promise<Finding[]> {
  const { script, relay, form } = view
  if (script === null) return []
  if (script.kind === 'silence')
    return [
      wrong('script_silent', `The script, ${script.url}, cannot be had: its host ${script.why}.`, PROXY),
    ]
  const text = textOf(script)
  if (script.status === 404 && text.includes('form_unknown'))
    return [
      wrong(
        'form_unknown',
        `The relay has no form named “${form}”.`,
        'Write the name of one of its "forms" into the tag; a relay reads its config when it starts.',
      ),
    ]
  const trouble = troubleOf(script, 'The script')
  if (trouble !== null) return [trouble]
  const base = /"base":"([^"]+)"/.exec(text)?.[1]
  if (base !== undefined && base !== relay)
    return [
      wrong(
        'public_url',
        `The relay at ${relay} says that it is at ${base}, and sends browsers there.`,
        `Make that its "publicUrl": ${relay}. Or write ${base} into the tag.`,
      ),
    ]
  const [, chunk, locale] = FILES.exec(text) ?? []
  return chunk && locale ? checkFile(view, `${chunk}.${locale}`) : []
}

async function checkFile({ page, relay }: View, name: string): Promise<Finding[]> {
  const { origin } = new URL(page.url)
  const answer = await ask(`${relay}/embed/assets/${name}`, { headers: { Origin: origin } })
  if (answer.kind === 'silence')
    return [wrong('file_silent', `${answer.url} cannot be had: its host ${answer.why}.`, PROXY)]
  const trouble = troubleOf(answer, 'What the script loads')
  if (trouble !== null) return [trouble]
  const allowed = answer.headers.get('access-control-allow-origin')
  if (allowed === '*' || allowed === origin) return []
  return [
    wrong(
      'file_cors',
      `${answer.url} comes ${allowed === null ? 'without' : `with “${allowed}” in`} the header Access-Control-Allow-Origin, so that browsers do not run it on ${origin}.`,
      PROXY,
    ),
  ]
}

function troubleOf({ url, status, headers }: Answer & { kind: 'answer' }, what: string): Finding | null {
  if (status !== 200) return wrong('script_status', `${what}, ${url}, is a ${status}.`, PROXY)
  const type = headers.get('content-type') ?? ''
  if (/^(text|application)\/javascript\b/.test(type)) return null
  return wrong('script_type', `${what}, ${url}, comes as “${type}”, which browsers do not run.`, PROXY)
}
