import { type Finding, note, wrong } from '../finding.ts'
import type { Place } from '../page/read-page.ts'
import type { View } from '../view.ts'

const IN_VAIN: Record<Exclude<Place, 'live'>, string> = {
  comment: 'stands in an HTML comment',
  noscript: 'stands in <noscript>, which browsers ignore that run scripts',
  template: 'stands in <template>, which nothing shows',
  text: 'is text that visitors read: whatever it was pasted into has escaped it',
}

/** Makes plain what many pages need that have no tag of their own. */
const MANAGERS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Google Tag Manager', /googletagmanager\.com\/gtm/],
  ['Autoptimize, which may have merged it into a file of its own', /cache\/autoptimize\//],
]

/** Whether there is a tag of this relay and form that does anything, and no more than one. */
export function checkTag(view: View): Finding[] {
  const { live, page, tags } = view
  const twice = live.filter(({ attribute }) => attribute !== null)
  if (twice.length > 1)
    return [
      note(
        'tag_twice',
        `The tag is on the page ${twice.length} times (lines ${twice.map(tag => tag.line).join(', ')}). The form shows once.`,
        'Keep one.',
      ),
    ]
  if (live.length > 0) return live[0]?.attribute === null ? [putIn(live[0].line)] : []
  const inVain = tags.find(tag => tag.place !== 'live' && isOurs(view, tag))
  if (inVain !== undefined)
    return [
      wrong(
        'tag_in_vain',
        `The tag on line ${inVain.line} ${IN_VAIN[inVain.place as Exclude<Place, 'live'>]}.`,
        'Put it where the form shall be, as markup.',
      ),
    ]
  const others = [...elsewhere(view), ...otherForms(view)]
  if (others.length > 0) return others
  const everything = page.scripts.map(
    ({ attributes, text }) => `${Object.values(attributes).join(' ')} ${text}`,
  )
  const manager = MANAGERS.find(([, mark]) => everything.some(text => mark.test(text)))?.[0]
  const perhaps =
    manager === undefined
      ? 'One that a script of the page puts in can’t be seen from here.'
      : `The page has ${manager}: what that puts in can’t be seen from here.`
  return [
    wrong(
      'tag_missing',
      `The page has no tag of the form. ${perhaps}`,
      `Put in what "foyer snippet" prints.`,
    ),
  ]
}

function isOurs({ relay, form }: View, tag: View['tags'][number]): boolean {
  return tag.url.origin === relay && (form === null || tag.form === form)
}

function putIn(line: number | null): Finding {
  return note(
    'tag_put_in',
    `A script on line ${line} puts the tag in, if it runs: that can’t be seen from here.`,
  )
}

function elsewhere({ tags, relay }: View): Finding[] {
  const stray = tags.find(tag => tag.place === 'live' && tag.url.host !== new URL(relay).host)
  if (stray === undefined) return []
  return [
    wrong(
      'tag_other_relay',
      `The tag on line ${stray.line} names another relay, ${stray.url.origin}, and not ${relay}.`,
      `Write ${relay}${stray.url.pathname}, or name that relay to the doctor with --relay.`,
    ),
  ]
}

function otherForms({ tags, relay, form }: View): Finding[] {
  const stray = tags.find(tag => tag.place === 'live' && tag.url.host === new URL(relay).host)
  if (stray === undefined || form === null || stray.form === form) return []
  return [
    wrong(
      'tag_other_form',
      `The tag on line ${stray.line} shows the form ${stray.form}, and not ${form}.`,
      `Write ${relay}/embed/${form}.js.`,
    ),
  ]
}
