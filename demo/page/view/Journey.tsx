import { useRef, useState } from 'preact/hooks'
import type { Kind } from '../../kind.ts'
import type { LiveState } from '../live-state.ts'
import { useIsSeen } from '../use-is-seen.ts'
import { useScrollTo } from '../use-scroll-to.ts'
import { BrowserHop } from './BrowserHop.tsx'
import { RelayHop } from './RelayHop.tsx'
import { SubmissionPicker } from './SubmissionPicker.tsx'
import { UpstreamsHop } from './UpstreamsHop.tsx'
import { WhereItStands } from './WhereItStands.tsx'

/** Each hop of one submission: of the chosen one, or of the newest as soon as there is a newer one. */
export function Journey({ live, chosen: destination }: { live: LiveState; chosen: Kind }) {
  const { submissions, calls, sandboxes } = live
  const [chosen, choose] = useState<string | null>(null)
  const [newest = null] = submissions
  const submission = submissions.find(({ id }) => id === chosen) ?? newest
  const self = useRef<HTMLDivElement>(null)
  const isSeen = useIsSeen(self)
  useScrollTo(self, newest?.id, () => choose(null))

  return (
    <div id="journey" class="journey" ref={self}>
      <SubmissionPicker submissions={submissions} chosen={submission} choose={choose} />
      <ol class="hops">
        <BrowserHop submission={submission} />
        <RelayHop submission={submission} />
        <UpstreamsHop calls={calls} sandboxes={sandboxes} />
      </ol>
      {!isSeen && <WhereItStands submission={submission} destination={destination} />}
    </div>
  )
}
