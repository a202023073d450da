import { type KnownVisitors, wantsChange } from '../../known-visitors.ts'
import type { LeadTask } from '../../upstream.ts'
import type { Conversation, ConversationChange, LeadFields } from '../api/shapes.ts'
import { capText } from '../cap-text.ts'
import { capturedVariables } from '../conversations/captured-variables.ts'
import { leadFields } from '../conversations/lead-fields.ts'
import { withLead } from './lead-notes.ts'

const LONGEST_TAG = 100

/** The part of a change that Convocore has to take if it takes anything; it holds everything that the visitor sent. */
export type Essentials = Required<Pick<ConversationChange, 'notes' | 'tags'>>

/**
 * What to change of a conversation when its visitor sends a lead. Fields are written where they are empty (the name
 * as the policy has it), and what differs stands in the notes. Null when the notes are full.
 */
export function leadChange(
  held: Conversation,
  task: LeadTask,
  policy: KnownVisitors,
): (ConversationChange & Essentials) | null {
  const { contact, answers, source, intent } = task
  const { fields, also } = sortFields(held, leadFields(contact, answers), policy)
  const notes = withLead(held, task, also)
  if (notes === null) return null
  const labels = intent === undefined ? [source] : [source, intent]
  const variables = capturedVariables(contact, answers)
  return {
    ...fields,
    notes,
    tags: ['webform', ...labels.map(label => capText(label, LONGEST_TAG))],
    // Whether Convocore merges or replaces them is undocumented, so what is there goes along.
    ...(isObject(held.capturedVariables)
      ? { capturedVariables: { ...held.capturedVariables, ...variables } }
      : {}),
  }
}

/** How fields are called in notes; answers stand there anyway. */
const LABELS: Partial<Record<keyof LeadFields, string>> = {
  userName: 'name',
  userEmail: 'email',
  userPhone: 'phone',
}

function sortFields(
  held: Conversation,
  given: LeadFields,
  policy: KnownVisitors,
): { fields: LeadFields; also: Record<string, string> } {
  const fields: LeadFields = {}
  const also: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) {
    const field = key as keyof LeadFields
    const before = held[field]?.trim()
    const label = LABELS[field]
    if (before?.toLowerCase() === value.trim().toLowerCase()) continue
    const isWritten = field === 'userName' ? wantsChange(policy, before, value) : !before
    if (isWritten) fields[field] = value
    else if (label !== undefined) also[label] = value
  }
  return { fields, also }
}

/** Undocumented but for being there: nothing is written over what is no plain object. */
function isObject(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
}
