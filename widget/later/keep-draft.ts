import type { FormHandle } from '../handle.ts'
import { draftKey } from '../send/draft-key.ts'
import type { Memory } from '../send/submission.ts'
import { type Draft, emptyDraft } from '../state/draft.ts'
import type { FormState, Step } from '../state/form-state.ts'
import { claimDraft, keeps } from './draft-keepers.ts'
import { forgetDraft, removeDraft } from './forget-draft.ts'

/** What is kept while a visitor writes, for this tab alone, until the relay has it. */
interface Kept {
  draft: Partial<Draft>
  step: Step
  language: string
  memory: Pick<Memory, 'opening' | 'lead'>
}

/**
 * Brings back what the visitor had typed before the page was loaded anew, with the idempotency keys of what may have been
 * sent, and keeps what they type from now on. Where storage is out of reach, the page alone remembers. A test keeps and
 * brings back nothing: its ticket would make a test of what is none, and a visitor's would send what says it is one.
 */
export function keepDraft(handle: FormHandle): void {
  const { form, memory, root, state, watchers } = handle
  if (form.keepDraft === false || memory.test || !claimDraft(handle)) return
  // What the page fills in is nothing to keep: it may be of somebody else by the next time.
  let isTyped = isBegun(state())
  const type = () => {
    isTyped = true
  }
  root.addEventListener('input', type, { capture: true })
  const saved = read(form.id)
  if (saved) {
    isTyped = true
    restore(handle, saved)
  }
  const keep = () => {
    const now = state()
    if (!keeps(handle)) return
    if (now.at === 'sent' || now.at === 'queued') forgetDraft(handle)
    else if (isTyped && isBegun(now)) write(form.id, { ...now, memory })
    else removeDraft(form.id)
  }
  watchers.add(keep)
  memory.changed = keep
  keep()
}

const isBegun = ({ draft, step }: FormState) =>
  step === 2 ||
  Object.entries(draft).some(([field, value]) => value && field !== 'country' && field !== 'channel')

/** What the visitor has done meanwhile counts for more than what they did before. */
function restore({ form, root, dispatch, memory, speak, state }: FormHandle, saved: Kept): void {
  const { at, draft, language, step } = state()
  const untouched = emptyDraft(form)
  // Of a form that has been changed since, the draft holds only what it still asks. Nobody has agreed to what they have
  // not ticked; who was past the box has.
  const still = Object.entries(saved.draft).filter(
    ([field, value]) =>
      typeof value === 'string' &&
      field in draft &&
      draft[field as keyof Draft] === untouched[field as keyof Draft] &&
      (field !== 'consent' || (saved.step === 2 && value === form.consent?.version)),
  )
  const now = { draft: { ...draft, ...Object.fromEntries(still) } }
  if (at !== 'filling' || memory.opening) dispatch({ type: 'merged', now })
  else {
    Object.assign(memory, saved.memory)
    // A visitor who is in the form already is not taken from where they are.
    dispatch({ type: 'merged', now: { ...now, step: root.activeElement ? step : saved.step } })
  }
  if (saved.language !== language) void speak(saved.language).catch(() => {})
}

function read(form: string): Kept | undefined {
  try {
    const saved = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? 'null')
    return saved?.draft && [1, 2].includes(saved.step) ? saved : undefined
  } catch {
    return undefined
  }
}

function write(form: string, { draft, step, language, memory }: Kept): void {
  try {
    const { opening, lead } = memory
    const kept: Kept = { draft, step, language, memory: { opening, lead } }
    sessionStorage.setItem(draftKey(form), JSON.stringify(kept))
  } catch {}
}
