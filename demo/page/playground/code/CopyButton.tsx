import { useState } from 'preact/hooks'

interface CopyButtonProps {
  label: string
  text: () => string | null
  class?: string
}

const SAID_MS = 2_000

/** Puts a text on the clipboard and says so. */
export function CopyButton({ label, text, class: look = 'button' }: CopyButtonProps) {
  const [said, say] = useState('')
  const copy = async () => {
    const copied = text()
    if (copied === null) return
    const worked = await navigator.clipboard.writeText(copied).then(
      () => true,
      () => false,
    )
    say(worked ? 'Copied' : 'The browser refused')
    setTimeout(() => say(''), SAID_MS)
  }
  return (
    <>
      <button type="button" class={look} onClick={copy}>
        {said || label}
      </button>
      <span class="unseen" role="status">
        {said}
      </span>
    </>
  )
}
