import { SITE } from './start-relay.ts'

/** A form of a scene, and who receives what is sent with it. */
export interface ChaosForm {
  name: string
  /** Whose conversation ids visitors are told. */
  upstream: string
  copyTo: readonly string[]
}

export type ChaosForms = readonly [ChaosForm, ...ChaosForm[]]

/** One form for each upstream, and last, where there are several, one whose visitors all of them are to know. */
export function formsFor([first, ...others]: readonly [string, ...string[]]): ChaosForms {
  const only = (upstream: string): ChaosForm => ({ name: upstream, upstream, copyTo: [] })
  const all: ChaosForm = { name: 'all', upstream: first, copyTo: others }
  return [only(first), ...others.map(only), ...(others.length > 0 ? [all] : [])]
}

/** A form as it stands in the config. */
export function formConfig({ upstream, copyTo }: ChaosForm): object {
  return {
    ...{ upstream, copyTo, sites: [SITE], country: 'GB', proof: 'never' },
    questions: [
      { key: 'message', kind: 'textarea', required: true },
      { key: 'topic', label: 'Topic' },
    ],
  }
}
