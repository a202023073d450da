import { useMemo, useReducer, useState } from 'preact/hooks'
import type { Designer } from './designer.ts'
import type { FormDesign } from './form-input.ts'
import { type Edit, edit, type History, startOf } from './history.ts'
import { type Shown, useShown } from './use-shown.ts'

export interface Workbench {
  designer: Designer
  shown: Shown
  history: History
  undo(): void
  redo(): void
}

/** The design, how to change it, and what the relay says to it. */
export function useWorkbench(start: FormDesign): Workbench {
  const [history, dispatch] = useReducer<History, Edit>(edit, startOf(start))
  const [written, write] = useState('')
  const design = history.now
  const { form, id } = design
  const shown = useShown(design)
  const languages = form.languages ?? ['en']
  const language = languages.includes(written) ? written : (languages[0] ?? 'en')
  const mistakes = useMemo(
    () => shown.mistakes.map(mistake => ({ ...mistake, path: mistake.path.replace(`forms.${id}.`, '') })),
    [shown.mistakes, id],
  )
  const adopt = (what: string, next: FormDesign) =>
    dispatch({ type: 'change', design: next, what, at: Date.now() })
  const designer: Designer = {
    ...{ design, form, languages, language, write, mistakes, adopt },
    change: (what, keys) => {
      const next = Object.entries({ ...form, ...keys }).filter(([, value]) => value !== undefined)
      adopt(what, { ...design, form: Object.fromEntries(next) as FormDesign['form'] })
    },
  }
  return {
    ...{ designer, shown, history },
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
  }
}
