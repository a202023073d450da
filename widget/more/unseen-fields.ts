import type { PublicForm } from '../../shared/public-form.ts'
import { cleanText } from '../state/clean-text.ts'

const LONGEST = 500

/** What the page has said about the visitor's way here, in `data-field-<key>` of the form's element. */
export const unseenFields = (host: HTMLElement, { fields = [] }: PublicForm): Record<string, string> =>
  Object.fromEntries(
    fields
      .map(key => [key, cleanText((host.getAttribute(`data-field-${key}`) ?? '').slice(0, LONGEST))] as const)
      .filter(([, value]) => value),
  )
