import { type Finding, note, wrong } from '../finding.ts'
import type { Tag } from '../page/find-tags.ts'
import type { Place } from '../page/walk-page.ts'
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
  const [first, ...others] = view.live
  if (first === undefined) return whyNone(view)
  const written = view.live.filter(({ attribute }) => attribute !== null)
  if (written.length > 1) return [twice(written)]
  return first.attribute === null && others.length === 0 ? [putIn(first)] : []
}

function whyNone(view: View): Finding[] {
  const strays = [...inVain(view), ...elsewhere(view), ...otherForm(view)]
  return strays.length > 0 ? strays.slice(0, 1) : [missing(view)]
}

function missing({ page: { scripts } }: View): Finding {
  const texts = scripts.map(({ attributes, text }) => `${Object.values(attributes).join(' ')} ${text}`)
  const manager = MANAGERS.find(([, mark]) => texts.some(text => mark.test(text)))?.[0]
  const perhaps =
    manager === undefined
      ? 'One that a script of the page puts in can’t be seen from here.'
      : `The page has ${manager}: what that puts in can’t be seen from here.`
  return wrong(
    'tag_missing',
    `The page has no tag of the form. ${perhaps}`,
    'Put in what "foyer snippet" prints.',
  )
}

function twice(tags: readonly Tag[]): Finding {
  const lines = tags.map(({ line }) => line).join(', ')
  const says = `The tag is on the page ${tags.length} times (lines ${lines}). The form shows once.`
  return note('tag_twice', says, 'Keep one.')
}

function putIn({ line }: Tag): Finding {
  return note(
    'tag_put_in',
    `A script on line ${line} puts the tag in, if it runs: that can’t be seen from here.`,
  )
}

function inVain(view: View): Finding[] {
  return view.tags.flatMap(tag => {
    if (tag.place === 'live' || !isOurs(view, tag)) return []
    const says = `The tag on line ${tag.line} ${IN_VAIN[tag.place]}.`
    return [wrong('tag_in_vain', says, 'Put it where the form shall be, as markup.')]
  })
}

function isOurs({ relay, form }: View, tag: Tag): boolean {
  return tag.url.origin === relay && (form === null || tag.form === form)
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

function otherForm({ tags, relay, form }: View): Finding[] {
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
