import { useState } from 'preact/hooks'
import { useLive } from '../use-live.ts'
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
  const submission = live.submissions.find(({ id }) => id === chosen) ?? live.submissions[0] ?? null

  return (
    <>
      <LiveHeader link={live.link} isSandbox={live.sandbox !== null} />
      {live.sandbox && <MoodSwitch mood={live.sandbox.mood} />}
      {live.sandbox && <Experiments mood={live.sandbox.mood} />}
      <SubmissionPicker submissions={live.submissions} chosen={submission} choose={choose} />
      <ol class="hops">
        <BrowserHop submission={submission} />
        <RelayHop submission={submission} />
        <UpstreamHop calls={live.calls} sandbox={live.sandbox} />
      </ol>
      {submission && <WhereItStands submission={submission} />}
    </>
  )
}
