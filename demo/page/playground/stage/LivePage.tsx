import { useEffect, useState } from 'preact/hooks'
import { bringTo } from '../drive/bring-to.ts'
import type { FramePage } from '../drive/frame-form.ts'
import type { StageName } from '../drive/stages.ts'
import type { FormInput } from '../form-input.ts'

interface LivePageProps {
  title: string
  src: string
  stage: StageName
  form: FormInput
  scheme: string
  width: number
  height: number
  scale: number
  /** The form could not be brought to the stage. */
  failed: (hasFailed: boolean) => void
}

/** A page with the form. Its successor comes up behind it and takes its place once it is drawn, so that nothing flashes. */
export function LivePage(props: LivePageProps) {
  const { title, src, stage, form, scheme, width, height, scale, failed } = props
  const address = `${src}&stage=${stage}`
  const [shown, show] = useState('')
  const addresses = shown === address || shown === '' ? [address] : [shown, address]

  const arrive = async (frame: HTMLIFrameElement) => {
    const page = frame.contentWindow as FramePage | null
    if (!page) return
    const focused = document.activeElement
    let hasFailed = false
    await bringTo(page, stage, form).catch(() => {
      hasFailed = true
    })
    // The form leads its visitor to what comes next; who designs it stays where they are.
    if (document.activeElement === frame && focused instanceof HTMLElement) focused.focus()
    if (!frame.isConnected) return
    failed(hasFailed)
    show(address)
  }
  useEffect(() => failed(false), [address])

  return (
    <>
      {addresses.map(each => (
        <iframe
          key={each}
          title={title}
          src={each}
          class={each === shown ? 'live-page' : 'live-page arriving'}
          inert={each !== shown}
          onLoad={event => each === address && arrive(event.currentTarget)}
          style={{
            width: `${width}px`,
            height: `${height}px`,
            transform: `scale(${scale})`,
            colorScheme: scheme,
          }}
        />
      ))}
    </>
  )
}
