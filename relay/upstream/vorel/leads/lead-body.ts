import type { LeadTask } from '../../upstream.ts'
import type { LeadChange, LeadCreate } from '../api/shapes.ts'
import { leadAttributes } from './lead-attributes.ts'

/** Fields that a lead can do without. */
export const LEAD_FIELDS = ['name', 'email', 'phone', 'intent', 'source'] as const

export function leadBody(task: LeadTask, conversationId: string): LeadCreate {
  const { name, email, phone } = task.contact
  return {
    conversation_id: conversationId,
    ...(name === '' ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone: phone.e164 }),
    ...(task.intent === undefined ? {} : { intent: task.intent.slice(0, 40) }),
    source: task.source.slice(0, 40),
    attributes: leadAttributes(task),
  }
}

/** Takes fields that Vorel refuses out of a body and keeps what they said as `unaccepted_<field>`. */
export function moveToAttributes<Body extends LeadChange>(body: Body, fields: readonly string[]): Body {
  const entries = Object.entries(body)
  const refused = entries.filter(([key]) => fields.includes(key))
  const rest = Object.fromEntries(entries.filter(([key]) => !fields.includes(key))) as Body
  const unaccepted = Object.fromEntries(refused.map(([key, value]) => [`unaccepted_${key}`, value]))
  return { ...rest, attributes: { ...body.attributes, ...unaccepted } }
}
