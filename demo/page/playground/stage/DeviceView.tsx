import { useRef, useState } from 'preact/hooks'
import { useDesigner } from '../designer.ts'
import type { StageName } from '../drive/stages.ts'
import { DeviceBar } from './DeviceBar.tsx'
import { LivePage } from './LivePage.tsx'
import { useSize } from './use-size.ts'
import { DEVICES, type Device, PLAIN, type ViewSettings } from './view-settings.ts'

interface DeviceViewProps {
  device: Device
  /** Of what the relay shows; null before there is anything. */
  version: string | null
  stage: StageName
  /** Goes up to have everything start anew. */
  round: number
}

/** A device with the form on a page, and how to look at it. */
export function DeviceView({ device, version, stage, round }: DeviceViewProps) {
  const { form, language: written } = useDesigner()
  const [settings, set] = useState<ViewSettings>(PLAIN)
  const [hasFailed, setFailed] = useState(false)
  const self = useRef<HTMLDivElement>(null)
  const room = useSize(self)
  const { name, width, height } = DEVICES[device]
  const language = settings.language || written
  const direction = settings.direction || directionOf(language)
  const fit =
    device === 'desktop'
      ? Math.min(1, room.width / width)
      : Math.min(1, room.width / width, room.height / height)
  const scale = settings.zoom === 'fit' ? fit : Number(settings.zoom) / 100
  // A desktop's window is as high as there is room for.
  const inner = device === 'desktop' ? Math.max(height, Math.floor(room.height / scale)) : height
  const query = new URLSearchParams({ version: version ?? '', language, direction, round: String(round) })
  return (
    <section class={`device is-${device}`} aria-label={name}>
      <DeviceBar name={name} settings={settings} set={set} />
      <div class="device-room" ref={self}>
        <div class="device-body" style={{ width: `${width * scale}px`, height: `${inner * scale}px` }}>
          {version !== null && room.width > 0 && (
            <LivePage
              title={`${name}: a page with the form`}
              src={`/playground/frame?${query}`}
              stage={stage}
              form={form}
              scheme={settings.scheme || 'light dark'}
              width={width}
              height={inner}
              scale={scale}
              failed={setFailed}
            />
          )}
        </div>
      </div>
      {hasFailed && (
        <p class="device-note" role="status">
          The sample answers did not bring the form there. Fill it in by hand.
        </p>
      )}
    </section>
  )
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
}
