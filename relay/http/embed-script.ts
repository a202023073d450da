import { createHash } from 'node:crypto'
import { localeOf } from '../config/locale-of.ts'
import type { Form } from '../intake/form.ts'
import { type EmbedAssets, type EncodedFile, encoded } from './embed-assets.ts'
import { isLean } from './embed-variant.ts'
import { wholeTexts } from './whole-texts.ts'

/** The script that puts a form on a page. */
export interface EmbedScript {
  file: EncodedFile
  etag: string
  /** Names this very text in a URL. */
  hash: string
  /** For an `integrity` attribute (https://www.w3.org/TR/SRI/). */
  integrity: string
}

export function embedScript(publicUrl: string, form: Form, assets: EmbedAssets): EmbedScript {
  const variant = isLean(form.public) ? assets.lean : assets.full
  const locales = Object.fromEntries(
    form.languages.map(language => [language, variant.locales[localeOf(language) ?? 'en']]),
  )
  const data = {
    base: publicUrl,
    form: { ...form.public, ...(form.public.texts && { texts: wholeTexts(form) }) },
    assets: { form: variant.form.replace(/\.js$/, ''), locales },
  }
  const text = assets.loader.replace('__FOYER__', () => asciiJson(data))
  const digest = (algorithm: string) => createHash(algorithm).update(text)
  return {
    file: encoded(text),
    // Weak, because the same text is sent in several encodings.
    etag: `W/"${digest('sha256').digest('base64url').slice(0, 22)}"`,
    hash: digest('sha256').digest('hex').slice(0, 8),
    integrity: `sha384-${digest('sha384').digest('base64')}`,
  }
}

/** A page may be in any encoding, and a script without a charset is read in the page's. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff<]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
