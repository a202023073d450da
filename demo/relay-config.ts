import { FORMS } from './forms.ts'
import { KINDS, type Kind } from './kind.ts'

/** Where the parts of the demo are reached, and what is behind the relay. */
export interface RelayConfigOptions {
  relayUrl: string
  /** Origins of the page. */
  sites: string[]
  /** Path of the SQLite file. */
  storePath: string
  /** Vorel null: the real one at its usual address. */
  urls: Record<Exclude<Kind, 'vorel'>, string> & { vorel: string | null }
  /** Of Convocore. */
  agentId: string
}

/** The relay's config for the demo, as an operator would write it into `foyer.config.json`. */
export function relayConfig({ relayUrl, sites, storePath, urls, agentId }: RelayConfigOptions) {
  const allowPrivateNetwork = true
  return {
    publicUrl: relayUrl,
    store: `sqlite:${storePath}`,
    upstreams: {
      vorel: {
        kind: 'vorel',
        apiKey: 'env:VOREL_API_KEY',
        ...(urls.vorel === null ? {} : { baseUrl: urls.vorel, allowPrivateNetwork }),
      },
      convocore: {
        kind: 'convocore',
        apiKey: 'env:CONVOCORE_SECRET',
        agentId,
        baseUrl: urls.convocore,
        allowPrivateNetwork,
      },
      webhook: { kind: 'webhook', url: urls.webhook, secret: 'env:WEBHOOK_SECRET', allowPrivateNetwork },
    },
    forms: Object.fromEntries(KINDS.map(kind => [FORMS[kind].id, formTo(kind, sites)])),
  }
}

/** Three forms that ask the same and send elsewhere. */
function formTo(upstream: Kind, sites: string[]) {
  return {
    upstream,
    copyTo: FORMS[upstream].copyTo,
    sites,
    contact: 'either',
    country: 'GB',
    languages: ['en', 'ar', 'es', 'fr', 'de', 'pt'],
    title: TITLE,
    intro: INTRO,
    questions: [
      { key: 'message', kind: 'textarea', required: true },
      { key: 'postcode', kind: 'text', label: POSTCODE, maxLength: 10 },
    ],
    source: 'pulleyandcord.example',
    intent: 'window_repair',
  }
}

const TITLE = {
  en: 'Tell us about your windows',
  ar: 'حدّثنا عن نوافذك',
  es: 'Cuéntenos qué les pasa a sus ventanas',
  fr: 'Parlez-nous de vos fenêtres',
  de: 'Erzählen Sie uns von Ihren Fenstern',
  pt: 'Fale-nos das suas janelas',
}

const INTRO = {
  en: 'In your own language, if you like.',
  ar: 'بلغتك، إن شئت.',
  es: 'En su idioma, si lo prefiere.',
  fr: 'Dans votre langue, si vous préférez.',
  de: 'Gern in Ihrer Sprache.',
  pt: 'Na sua língua, se preferir.',
}

const POSTCODE = {
  en: 'Postcode',
  ar: 'الرمز البريدي',
  es: 'Código postal',
  fr: 'Code postal',
  de: 'Postleitzahl',
  pt: 'Código postal',
}
