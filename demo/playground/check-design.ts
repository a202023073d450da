import { ConfigError, type ConfigMistake } from '../../relay/config/config-error.ts'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { isReference } from '../../relay/config/resolve-references.ts'
import { type Form, formOf } from '../../relay/intake/form.ts'
import { type Design, operatorConfig } from './design.ts'

/** Has the shape of a key; nobody asks for it. */
const ENV = { VOREL_API_KEY: `vapk_live_${'0'.repeat(48)}` }

/** The form that an operator's relay would have, or every mistake that it would find in the config file. */
export type Checked = { form: Form; mistakes: null } | { form: null; mistakes: readonly ConfigMistake[] }

export function checkDesign(design: Design): Checked {
  // A design may come by link from anybody, and is not to read this machine's files.
  const references = referencesIn(design.form, `forms.${design.id}`)
  if (references.length > 0) return { form: null, mistakes: references }
  try {
    const { forms } = parseConfig(operatorConfig(design), ENV)
    const [[id, config] = []] = Object.entries(forms)
    if (id === undefined || config === undefined) throw new Error('The config has no form')
    return { form: formOf(id, config), mistakes: null }
  } catch (error) {
    if (error instanceof ConfigError) return { form: null, mistakes: error.mistakes }
    throw error
  }
}

function referencesIn(value: unknown, path: string): ConfigMistake[] {
  if (typeof value === 'string')
    return isReference(value) ? [{ path, got: value, expected: 'no reference, in the playground' }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    referencesIn(item, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  )
}
