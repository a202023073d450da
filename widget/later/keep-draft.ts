import type { FormHandle } from '../handle.ts'
import { draftKey } from '../send/draft-key.ts'
import type { Memory } from '../send/submission.ts'
import type { Draft } from '../state/draft.ts'
import type { FormState, Step } from '../state/form-state.ts'
import { forgetDraft } from './forget-draft.ts'

/** What is kept while a visitor writes, for this tab alone, until the relay has it. */
interface Kept {
  draft: Partial<Draft>
  step: Step
  language: string
  memory: Pick<Memory, 'opening' | 'lead'>
}

/** By form: of several on one page, the one whose draft is kept. */
const keepers = new Map<string, WeakRef<HTMLElement>>()

/**
 * Brings back what the visitor had typed before the page was loaded anew, with the idempotency keys of what may have been
 * sent, and keeps what they type from now on. Where storage is out of reach, the page alone remembers. A test keeps and
 * brings back nothing: its ticket would make a test of what is none, and a visitor's would send what says it is one.
 */
export function keepDraft(handle: FormHandle): void {
  const { form, host, memory, state, watchers } = handle
  if (form.keepDraft === false || memory.test || keepers.get(form.id)?.deref()?.isConnected) return
  keepers.set(form.id, new WeakRef(host))
  const saved = read(form.id)
  if (saved) restore(handle, saved)
  const keep = () => {
    const now = state()
    if (now.at === 'sent' || now.at === 'queued') forgetDraft(handle)
    else if (isBegun(now)) write(form.id, { ...now, memory })
  }
  watchers.add(keep)
  keep()
  memory.changed = keep
}

const isBegun = ({ draft, step }: FormState) =>
  step === 2 ||
  Object.entries(draft).some(([field, value]) => value && field !== 'country' && field !== 'channel')

function restore({ dispatch, memory, speak, state }: FormHandle, saved: Kept): void {
  const { draft, language } = state()
  // Of a form that has been changed since, the draft holds only what it still asks.
  const still = Object.entries(saved.draft).filter(
    ([field, value]) => field in draft && typeof value === 'string',
  )
  Object.assign(memory, saved.memory)
  dispatch({ type: 'merged', now: { draft: { ...draft, ...Object.fromEntries(still) }, step: saved.step } })
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
