import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ConfigMistake } from '../../../relay/config/config-error.ts'
import type { FormDesign, FormInput } from './form-input.ts'

/** What every control works with. */
export interface Designer {
  design: FormDesign
  form: FormInput
  /** Of the form; the first is the fallback. */
  languages: readonly string[]
  /** The one that texts are written in. */
  language: string
  write(language: string): void
  /** With paths that begin at the form: `questions[0].label`. */
  mistakes: readonly ConfigMistake[]
  /** Changes keys of the form, and removes those that are undefined. `what` names the change for Undo. */
  change(what: string, keys: { [Key in keyof FormInput]?: FormInput[Key] | undefined }): void
  /** Replaces everything. */
  adopt(what: string, design: FormDesign): void
}

export const DesignerContext = createContext<Designer | null>(null)

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext)
  if (designer === null) throw new Error('A control stands outside the playground')
  return designer
}
