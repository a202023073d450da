import type { PublicForm } from '../shared/public-form.ts'
import type { Texts } from './locales/texts.ts'

/** What the relay writes into the loader in place of `__FOYER__`, as ASCII JSON. */
export interface Inlined {
  /** The relay's public URL, without a slash at the end. */
  base: string
  form: PublicForm
  /**
   * Names of files under `<base>/embed/assets/`. `locales` has one for each of the form's languages; with `form` and a dot
   * before it, the file has the form in it too.
   */
  assets: { form: string; locales: Record<string, string> }
}

/** Downloads the texts of one of the form's languages; rejects when they can't be had. */
export type LoadTexts = (language: string) => Promise<Texts>
