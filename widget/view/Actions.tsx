import { Icon } from './Icon.tsx'
import type { View } from './view.ts'

/** Back, and the one button that goes on. It fills the row, so that its width stays while its words change. */
export function Actions({ view: { form, state } }: { view: View }) {
  const { at, step, texts } = state
  const busy = at === 'sending'
  const forward = step === form.steps ? texts.send : texts.next
  const words = busy ? texts.sending : at === 'filling' ? forward : texts.retry
  return (
    <div class="actions">
      {step === 2 && (
        <button part="button back" type="button" name="back">
          {texts.back}
        </button>
      )}
      <button part="button submit" type="submit" aria-disabled={busy || at === 'waiting'}>
        <span key={words}>{words}</span>
        {busy ? <i /> : at === 'filling' && step < form.steps && <Icon name="arrow" />}
      </button>
    </div>
  )
}
