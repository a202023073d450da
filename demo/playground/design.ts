import type { ConfigMistake } from '../../relay/config/config-error.ts'

/** What is designed in the playground: one form, where its relay would be, and what it is called there. */
export interface Design<Form = object> {
  /** The form's name in the config. */
  id: string
  /** Of the operator's own relay; the playground's is elsewhere. */
  publicUrl: string
  /** The form's config as it stands in `foyer.config.json`. */
  form: Form
}

/** What the playground's server says to a design. */
export interface DesignAnswer {
  /** With any, the design before stays. */
  mistakes: readonly ConfigMistake[]
  /** Names what the frames show by now; null before the first design. */
  version: string | null
  /** The HTML for the operator's page, as `foyer snippet` prints it; null with mistakes. */
  snippet: string | null
}

/** The name of the upstream in the playground. */
export const UPSTREAM = 'vorel'

/** The design as an operator would write it into `foyer.config.json`. */
export function operatorConfig({ id, publicUrl, form }: Design) {
  return {
    $schema: './node_modules/foyer-intake/dist/foyer.config.schema.json',
    publicUrl,
    upstreams: { [UPSTREAM]: { kind: 'vorel', apiKey: 'env:VOREL_API_KEY' } },
    forms: { [id]: form },
  }
}
