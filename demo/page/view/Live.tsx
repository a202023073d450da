import { useForm } from '../use-form.ts'
import { useLive } from '../use-live.ts'
import { Destinations } from './Destinations.tsx'
import { Experiments } from './Experiments.tsx'
import { Journey } from './Journey.tsx'
import { LiveHeader } from './LiveHeader.tsx'

/** The view behind the form: where it sends, how the upstreams behave, what to try, and the way of each submission. */
export function Live() {
  const live = useLive()
  const [chosen, choose] = useForm()
  const sandbox = live.sandboxes[chosen]
  const isKnown = live.link !== 'connecting'
  // Which upstreams are sandboxes decides what stands at the top, so the rest waits until that is known.
  return (
    <>
      <LiveHeader link={live.link} isVorelReal={isKnown && live.sandboxes.vorel === undefined} />
      {isKnown && <Destinations sandboxes={live.sandboxes} chosen={chosen} choose={choose} />}
      {sandbox && <Experiments kind={chosen} mood={sandbox.mood} />}
      {isKnown && <Journey live={live} chosen={chosen} />}
    </>
  )
}
