import { directionOf } from '../locales/direction.ts'
import { Ending } from './Ending.tsx'
import { Form } from './Form.tsx'
import type { View } from './view.ts'

/** Everything in the shadow root. The live region is there from the start: one that comes later is not heard. */
export function App({ view }: { view: View }) {
  const { at, language } = view.state
  return (
    <div class="foyer" part="card" lang={language} dir={directionOf(language)}>
      {at === 'sent' || at === 'queued' ? <Ending view={view} /> : <Form view={view} />}
      <p class="said" role="status">
        {view.said}
      </p>
    </div>
  )
}
