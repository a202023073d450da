import { html } from '../html.ts'
import type { Form } from '../intake/form.ts'
import type { EmbedAssets } from './embed-assets.ts'
import { embedScript } from './embed-script.ts'
import { localText, textsFor } from './hosted-page/texts-for.ts'
import { reservedHeight } from './reserved-height.ts'

/** The HTML that puts a form on a page; pinned to this very script, by its hash, where `pin` is said. */
export function embedSnippet(publicUrl: string, form: Form, assets: EmbedAssets, pin = false): string {
  const { id, languages } = form
  const [language = 'en'] = languages
  const title = localText(form.title, language) ?? textsFor(form, language).title
  const { hash, integrity } = embedScript(publicUrl, form, assets)
  const src = `${publicUrl}/embed/${id}${pin ? `.${hash}` : ''}.js`
  const check = pin ? html` integrity="${integrity}" crossorigin="anonymous"` : null
  // What comes up over the page takes no place in it.
  const place =
    form.mode === 'inline' ? html` style="display:block;min-height:${reservedHeight(form)}px"` : null
  return html`<a data-foyer="${id}" href="${publicUrl}/f/${id}"${place}>${title}</a>
<script async src="${src}"${check}></script>`.markup
}
