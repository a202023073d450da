import { useEffect, useState } from 'preact/hooks'
import { FORMS } from '../forms.ts'
import type { Kind } from '../kind.ts'
import { showForm } from './show-form.ts'

/** Where the form on the page sends to, and how to choose another. */
export function useForm(): [Kind, (kind: Kind) => void] {
  const [chosen, choose] = useState<Kind>('vorel')
  useEffect(() => void showForm(FORMS[chosen].id), [chosen])
  return [chosen, choose]
}
