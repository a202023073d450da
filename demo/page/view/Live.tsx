import { useLive } from '../use-live.ts'
import { Experiments } from './Experiments.tsx'
import { Journey } from './Journey.tsx'
import { LiveHeader } from './LiveHeader.tsx'
import { MoodSwitch } from './MoodSwitch.tsx'

/** The view behind the form: how the upstream behaves, what to try, and the way of each submission. */
export function Live() {
  const live = useLive()
  const isKnown = live.link !== 'connecting'
  // Whether there is a sandbox decides what stands at the top, so the rest waits until that is known.
  return (
    <>
      <LiveHeader link={live.link} isSandbox={live.sandbox !== null || !isKnown} />
      {live.sandbox && <MoodSwitch mood={live.sandbox.mood} />}
      {live.sandbox && <Experiments mood={live.sandbox.mood} />}
      {isKnown && <Journey live={live} />}
    </>
  )
}
