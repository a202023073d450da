import { useState } from 'preact/hooks'
import { Segments } from '../controls/Segments.tsx'
import { STAGES, type StageName } from '../drive/stages.ts'
import type { Shown } from '../use-shown.ts'
import { Arrived } from './Arrived.tsx'
import { DeviceView } from './DeviceView.tsx'

const LAYOUTS = { both: 'Both', phone: 'Phone', desktop: 'Desktop' } as const

/** The form on its devices. */
export function Stage({ shown }: { shown: Shown }) {
  const [stage, setStage] = useState<StageName>('first')
  const [layout, setLayout] = useState<keyof typeof LAYOUTS>('both')
  const [round, setRound] = useState(0)
  return (
    <main class={`stage shows-${layout}`} aria-label="Preview">
      <div class="stage-bar">
        <Segments
          label="Bring the form to"
          isLabelHidden
          value={stage}
          options={STAGES}
          onChoose={next => {
            setStage(next)
            setRound(round + 1)
          }}
        />
        <Segments label="Devices" isLabelHidden value={layout} options={LAYOUTS} onChoose={setLayout} />
      </div>
      <div class="devices">
        {layout !== 'desktop' && (
          <DeviceView device="phone" version={shown.version} stage={stage} round={round} />
        )}
        {layout !== 'phone' && (
          <DeviceView device="desktop" version={shown.version} stage={stage} round={round} />
        )}
      </div>
      <Arrived />
    </main>
  )
}
