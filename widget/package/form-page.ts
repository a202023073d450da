import type { FoyerEvents } from '../events.ts'
import type { FormApi } from '../form-api.ts'

/** `<foyer-form data-foyer="contact">`, for pages that are built in the browser. */
export interface FoyerFormElement extends HTMLElement {
  /** Once the relay's script is there: when the form is; rejects where that can't be had. */
  readonly ready?: Promise<{ later(): Promise<FormApi> }>
}

/** Attributes of `<foyer-form>`. */
export interface FoyerFormAttributes {
  /** The form's name in the relay's config. */
  'data-foyer': string
  /** BCP 47. */
  'data-language'?: string | undefined
  'data-mode'?: 'inline' | 'popup' | 'panel' | undefined
  'data-launcher'?: 'none' | undefined
  'data-foyer-test'?: '' | undefined
  /** What hidden questions, by key, are answered with. */
  [field: `data-field-${string}`]: string | undefined
}

/** What a page asks of a form before its script is there or after: `(window.foyer ||= []).push(['contact', form => form.open()])`. */
export type FoyerCall = readonly [form: string, call: (form: FormApi) => void]

/** The events of a form, as an element, the document or the window hears them. */
export type FoyerEventMap = {
  [Name in keyof FoyerEvents]: CustomEvent<{ form: string } & FoyerEvents[Name]>
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-form': FoyerFormElement
  }
  interface GlobalEventHandlersEventMap extends FoyerEventMap {}
  interface Window {
    foyer?: FoyerCall[]
  }
}
