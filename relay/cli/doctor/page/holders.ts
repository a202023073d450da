import type { Tag } from './find-tags.ts'

/** What keeps a browser from running a tag at once, by the marks that it leaves on the tag. */
export interface Holder {
  name: string
  until: 'later' | 'consent'
  /** What its maker has tags marked with that it shall leave alone; else where to say so. */
  exempt: string
  holds(tag: Tag): boolean
}

const has = (pattern: RegExp) => (tag: Tag) => Object.keys(tag.attributes).some(name => pattern.test(name))
const typed = (pattern: RegExp) => (tag: Tag) => pattern.test(tag.attributes.type ?? '')
const classed = (pattern: RegExp) => (tag: Tag) => pattern.test(tag.attributes.class ?? '')
const either =
  (...tests: ((tag: Tag) => boolean)[]) =>
  (tag: Tag) =>
    tests.some(test => test(tag))
const list = (plugin: string) => `List the relay’s address among what ${plugin} leaves alone`

/** The first that fits is it: some carry marks of several. */
export const HOLDERS: readonly Holder[] = [
  {
    ...{
      name: 'Cloudflare Rocket Loader',
      until: 'later',
      exempt: 'Write data-cfasync="false" into the tag',
    },
    holds: typed(/^[0-9a-f]{16,}-(text\/javascript|module)?$/i),
  },
  {
    ...{ name: 'WP Rocket', until: 'later', exempt: 'Write nowprocket into the tag' },
    holds: either(typed(/^rocketlazyloadscript$/i), has(/^data-rocket-src$/)),
  },
  {
    ...{ name: 'LiteSpeed Cache', until: 'later', exempt: 'Write data-no-optimize="1" into the tag' },
    holds: typed(/^litespeed\/javascript$/i),
  },
  {
    ...{ name: 'Perfmatters', until: 'later', exempt: list('“Delay JavaScript”') },
    holds: either(typed(/^pmdelayedscript$/i), has(/^data-(pmdelayedscript|perfmatters-)/)),
  },
  {
    ...{ name: 'WP Meteor', until: 'later', exempt: 'Write data-wpmeteor-nooptimize="true" into the tag' },
    holds: either(typed(/^javascript\/blocked$/i), has(/^data-wpmeteor-/)),
  },
  { name: 'Cookiebot', until: 'consent', exempt: list('it'), holds: has(/^data-cookieconsent$/) },
  {
    ...{ name: 'Complianz', until: 'consent', exempt: list('its script center') },
    holds: either(has(/^data-cmplz-|-cmplz$/), classed(/\bcmplz-/)),
  },
  {
    ...{ name: 'Borlabs Cookie', until: 'consent', exempt: list('its script blocker') },
    holds: has(/^data-borlabs-/),
  },
  {
    name: 'OneTrust',
    until: 'consent',
    exempt: list('it'),
    holds: classed(/\b(optanon-category|ot-vscat)-/),
  },
  { name: 'CookieYes', until: 'consent', exempt: list('it'), holds: has(/^data-(cookieyes|cky-|cli-)/) },
  { name: 'Usercentrics', until: 'consent', exempt: list('it'), holds: has(/^data-(usercentrics|uc-)/) },
  { name: 'iubenda', until: 'consent', exempt: list('it'), holds: classed(/\b_iub_cs_activate/) },
  {
    ...{ name: 'A consent manager', until: 'consent', exempt: list('it') },
    holds: typed(/^text\/(plain|template)$/i),
  },
  {
    ...{ name: 'An optimiser', until: 'later', exempt: list('it') },
    holds: ({ attribute }) => attribute !== null && attribute !== 'src',
  },
]

const RUN =
  /^(module|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i

/** Whether a browser runs a script of this type (https://html.spec.whatwg.org/#attr-script-type). */
export function isRun(type: string | undefined): boolean {
  return type === undefined || type.trim() === '' || RUN.test(type.trim())
}
