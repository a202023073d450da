import type { KnownVisitors } from '../../known-visitors.ts'
import type { Lead, LeadChange, LeadCreate } from '../api/shapes.ts'
import { LEAD_FIELDS } from './lead-body.ts'

// Together they keep a lead below the client's size cap, however often its visitor writes. Of the submissions only the
// newest matter: those whose retry may still come.
const EARLIER_MESSAGES = 50
const SUBMISSIONS = 1_000

/** Whether a submission is part of a lead already, as after a try whose answer never came. */
export function holdsSubmission(lead: Lead, submission: string): boolean {
  return listOf(lead.attributes?.foyer_submissions).includes(submission)
}

/**
 * What to change of the lead that a conversation has when its visitor sends another. Fields are written where they are
 * empty (under `overwrite` the name always is), and what differs from them is kept beside, as `also_<field>`. The
 * newest words become `message`, those before go to `earlier_messages`, oldest first. Status and score stay.
 */
export function mergeLead(held: Lead, given: LeadCreate, policy: KnownVisitors): LeadChange {
  const fields: Partial<Record<(typeof LEAD_FIELDS)[number], string>> = {}
  const also: Record<string, string> = {}
  for (const field of LEAD_FIELDS) {
    const value = given[field]
    if (value === undefined || sameText(held[field], value)) continue
    if (!held[field]?.trim() || (policy === 'overwrite' && field === 'name')) fields[field] = value
    else also[`also_${field}`] = value
  }
  const submissions = [held, given].flatMap(({ attributes }) => listOf(attributes?.foyer_submissions))
  return {
    ...fields,
    attributes: {
      ...given.attributes,
      ...also,
      ...earlierMessages(held, given.attributes.message),
      foyer_submissions: submissions.slice(-SUBMISSIONS),
    },
  }
}

function earlierMessages(held: Lead, message: unknown): { earlier_messages?: unknown[] } {
  const before = held.attributes?.message
  if (message === undefined || !before || before === message) return {}
  const earlier = [...listOf(held.attributes?.earlier_messages), before]
  return { earlier_messages: earlier.slice(-EARLIER_MESSAGES) }
}

/** Attributes are free JSON, so other programs may have put anything there. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

function sameText(held: string | null | undefined, given: string): boolean {
  return held?.trim().toLowerCase() === given.trim().toLowerCase()
}
