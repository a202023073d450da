import { directionOf } from '../locales/direction.ts'
import { Ending } from './Ending.tsx'
import { Form } from './Form.tsx'
import type { View } from './view.ts'

/**
 * Everything in the shadow root. The live region is there from the start: one that comes later is not heard.
 *
 * Here and below, what has a text as its key is drawn anew with it: a browser that translates the page puts elements of
 * its own in the place of texts, and a text that has gone can't change.
 */
export function App({ view }: { view: View }) {
  const { at, language } = view.state
  return (
    <div class="foyer" part="card" lang={language} dir={directionOf(language)}>
      {at === 'sent' || at === 'queued' ? <Ending view={view} /> : <Form view={view} />}
      <p class="said" role="status">
        <span key={view.said}>{view.said}</span>
      </p>
    </div>
  )
}
