import { useRef, useState } from 'preact/hooks'
import { useIsSeen } from '../use-is-seen.ts'
import { useLive } from '../use-live.ts'
import { useScrollTo } from '../use-scroll-to.ts'
import { BrowserHop } from './BrowserHop.tsx'
import { Experiments } from './Experiments.tsx'
import { LiveHeader } from './LiveHeader.tsx'
import { MoodSwitch } from './MoodSwitch.tsx'
import { RelayHop } from './RelayHop.tsx'
import { SubmissionPicker } from './SubmissionPicker.tsx'
import { UpstreamHop } from './UpstreamHop.tsx'
import { WhereItStands } from './WhereItStands.tsx'

/** The view behind the form: how the upstream behaves, what to try, and each hop of the chosen submission. */
export function Live() {
  const live = useLive()
  const [chosen, choose] = useState<string | null>(null)
  const newest = live.submissions[0] ?? null
  const submission = live.submissions.find(({ id }) => id === chosen) ?? newest
  const journey = useRef<HTMLDivElement>(null)
  const isSeen = useIsSeen(journey)
  useScrollTo(journey, newest?.id, () => choose(null))

  return (
    <>
      <LiveHeader link={live.link} isSandbox={live.sandbox !== null} />
      {live.sandbox && <MoodSwitch mood={live.sandbox.mood} />}
      {live.sandbox && <Experiments mood={live.sandbox.mood} />}
      <div id="journey" class="journey" ref={journey}>
        <SubmissionPicker submissions={live.submissions} chosen={submission} choose={choose} />
        <ol class="hops">
          <BrowserHop submission={submission} />
          <RelayHop submission={submission} />
          <UpstreamHop calls={live.calls} sandbox={live.sandbox} />
        </ol>
      </div>
      {submission && !isSeen && <WhereItStands submission={submission} />}
    </>
  )
}
