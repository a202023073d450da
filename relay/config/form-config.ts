import { type CountryCode, getCountries } from 'libphonenumber-js/max'
import { z } from 'zod'
import { LOCALES } from '../../shared/locales.ts'
import { LocalText } from '../../shared/public-form.ts'
import { checkCopies } from './check-copies.ts'
import { checkShowIf } from './check-show-if.ts'
import { ConsentConfig } from './consent-config.ts'
import { ElsewhereConfig } from './elsewhere-config.ts'
import { LauncherConfig, OpenOnConfig } from './launcher-config.ts'
import { localeOf } from './locale-of.ts'
import { QuestionConfig } from './question-config.ts'
import { checkRoutes, RouteConfig } from './route-config.ts'
import { checkTexts, TextsConfig } from './texts-config.ts'
import { ThemeConfig } from './theme-config.ts'

const countries: readonly string[] = getCountries()

export const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

const Site = z
  .string()
  .refine(isOrigin, 'an origin without a path or wildcard, such as "https://www.example.com"')

const Country = z
  .string()
  .refine((value): value is CountryCode => countries.includes(value), 'a country code such as "GB"')

const Language = z
  .string()
  .refine(
    tag => localeOf(tag) !== null,
    `a tag of one of the ${LOCALES.length} languages that Foyer has texts in, such as "en" or "pt-BR"`,
  )

export const FormConfig = z
  .strictObject({
    upstream: z.string().describe('The name of one of `upstreams`: who receives the leads.'),
    route: z
      .array(RouteConfig)
      .max(100)
      .default([])
      .describe('Who receives them instead: the first entry whose `when` is so.'),
    copyTo: z
      .array(z.string())
      .max(10)
      .refine(names => new Set(names).size === names.length, 'every upstream once')
      .default([])
      .describe('Names of `upstreams` that get a copy of everything; none waits for another.'),
    sites: z
      .array(Site)
      .min(1, 'at least one site')
      .describe('Origins that may show the form, exactly as browsers send them.'),
    title: LocalText.optional().describe('Heading; each language has one of its own if absent.'),
    intro: LocalText.optional().describe('A sentence below the heading.'),
    contact: z.enum(['either', 'email', 'phone', 'both']).default('either').describe('What to ask for.'),
    country: Country.optional().describe('Where phone numbers without a calling code are from.'),
    languages: z
      .array(Language)
      .min(1, 'at least one language')
      .refine(tags => new Set(tags.map(tag => tag.toLowerCase())).size === tags.length, 'every language once')
      .default(['en'])
      .describe('Languages to offer; the first is the fallback.'),
    texts: z
      .record(z.string(), TextsConfig)
      .optional()
      .describe('By language: what the form says instead of Foyer’s own texts, by their keys.'),
    steps: z.literal([1, 2]).default(2).describe('All at once, or contact then questions.'),
    questions: z
      .array(QuestionConfig)
      .min(1, 'at least one question')
      .max(20)
      .refine(list => new Set(list.map(q => q.key)).size === list.length, 'every key once')
      .default([{ key: 'message', kind: 'textarea', required: true }])
      .describe('What the second step asks; a question that a `route` looks at is asked in the first.'),
    mode: z
      .enum(['inline', 'popup', 'panel'])
      .default('inline')
      .describe('In its place on the page; or over the page, in the corner or at the side.'),
    launcher: LauncherConfig.optional().describe('The button that opens a `popup` or `panel`.'),
    openOn: OpenOnConfig.optional().describe('What else opens it, once, without taking the focus.'),
    keepDraft: z
      .boolean()
      .default(true)
      .describe('Whether the browser keeps what was typed over a reload, for its tab.'),
    consent: ConsentConfig.optional().describe('A box to tick in the first step.'),
    theme: ThemeConfig.optional().describe('How it looks.'),
    proof: z
      .enum(['auto', 'always', 'never'])
      .default('auto')
      .describe(
        'Whose browser has to work for a moment, unseen: of who looks like a program, of all, of nobody.',
      ),
    elsewhere: ElsewhereConfig.optional().describe('How to reach you while the form can’t send.'),
    source: z.string().min(1).max(40).default('website').describe('Written on every lead.'),
    intent: z.string().min(1).max(40).optional().describe('Written on every lead.'),
  })
  .superRefine(checkRoutes, { when: () => true })
  .superRefine(checkShowIf, { when: () => true })
  .superRefine(checkCopies, { when: () => true })
  .superRefine(checkTexts, { when: () => true })
export type FormConfig = z.infer<typeof FormConfig>

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value && !value.includes('*')
}
