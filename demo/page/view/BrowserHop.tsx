import type { Submission } from '../live-state.ts'
import { Hop } from './Hop.tsx'

/** What the browser sent, as it was typed. */
export function BrowserHop({ submission }: { submission: Submission | null }) {
  const typed = Object.entries({ ...submission?.typed, ...submission?.answers })
  return (
    <Hop title="Browser" lead="What the visitor typed, as it was sent" rail={submission ? 'passed' : 'idle'}>
      {submission ? (
        <dl class="typed">
          {typed.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="ghost">Nothing yet. The form is waiting for you.</p>
      )}
    </Hop>
  )
}
