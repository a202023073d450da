import type { FoyerFormElement } from './form-page.ts'

/** What the relay's scripts, of this version or another, have defined. */
interface Definition {
  /** By the form's name. */
  fills: Record<string, (element: FoyerFormElement) => void>
}

/** By the script's address: that it has run. */
const coming = new Map<string, Promise<void>>()

/**
 * Brings the script of a form to the page, once, however often and from wherever it is asked for. From then on every
 * `<foyer-form>` of that name shows the form.
 * @param relay the relay's public URL
 * @param form the form's name in the relay's config
 * @param nonce of the page's policy, where that lets in scripts by one
 * @returns rejects where the script can't be had, or the page has no origin; asked again, it is tried again
 */
export function loadForm(relay: string, form: string, nonce?: string): Promise<void> {
  const src = `${relay.replace(/\/+$/, '')}/embed/${form}.js`
  const known = coming.get(src)
  if (known) return known
  const loaded = hasRun(form) ? Promise.resolve() : runScript(src, form, nonce)
  coming.set(src, loaded)
  loaded.catch(() => coming.delete(src))
  return loaded
}

/** The form of an element whose script has run; pending until the element is in the page. */
export function wake(element: FoyerFormElement): NonNullable<FoyerFormElement['ready']> {
  customElements.upgrade(element)
  // A script looks for its places in the document, and not in the shadow roots of the page.
  if (element.isConnected) definition()?.fills[element.dataset.foyer ?? '']?.(element)
  return (element as Required<FoyerFormElement>).ready
}

const definition = () => customElements.get('foyer-form') as unknown as Definition | undefined

/** Whether the form's script has run, whoever brought it. */
const hasRun = (form: string): boolean => Object.hasOwn(definition()?.fills ?? {}, form)

function runScript(src: string, form: string, nonce = ''): Promise<void> {
  // The relay answers sites, and this page is none; the script would do nothing.
  if (origin === 'null')
    return Promise.reject(
      new Error('Foyer: a page without an origin (a sandboxed frame, a file) can have no form.'),
    )
  const script = document.createElement('script')
  // The script takes itself for a place that is filled. Where it finds none, it would make one at the end of the page.
  Object.assign(script, { foyer: true, nonce }).dataset.foyer = form
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown) => {
      script.remove()
      const ask = "Is that the relay, and does the page's policy allow it?"
      reject(new Error(`Foyer: ${src} ${what}. ${ask}`, { cause }))
    }
    script.onload = () => (hasRun(form) ? resolve() : fail('is no form'))
    script.onerror = () => fail('could not be loaded')
    try {
      script.src = trusted(src)
      document.head.append(script)
    } catch (cause) {
      fail('could not be loaded', cause)
    }
  })
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** A page that enforces Trusted Types has to allow the policy `foyer`, if it names those that it allows. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('foyer', { createScriptURL: address => address })
  return policy?.createScriptURL(url) ?? url
}
