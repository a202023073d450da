import { parseBody } from '../call.ts'
import { notFound } from '../refusal.ts'
import { conflict } from './errors.ts'
import { type Lead, LeadChange, LeadCreate } from './lead.ts'
import { pageOf } from './page.ts'
import { leadRow, type Records } from './records.ts'
import type { ScopedRoute } from './respond.ts'

/** `/leads`: one lead a conversation. The filter `stale_for_days` and the handoff are left out. */
export function leadRoutes({ conversations, leads }: Records, now: () => number): ScopedRoute[] {
  const get = (id: string) => {
    const row = leads.get(id)
    if (!row) throw notFound('lead not found')
    return row
  }

  return [
    {
      method: 'POST',
      path: '/leads',
      scope: 'leads:write',
      handle: call => {
        const body = parseBody(call, LeadCreate)
        if (!conversations.get(body.conversation_id)) throw notFound('conversation_id: not found')
        if (leads.find(body.conversation_id)) throw conflict('this conversation already has a lead')
        const row = leadRow(body, now())
        leads.put(row)
        return { status: 201, body: row }
      },
    },
    {
      method: 'GET',
      path: '/leads',
      scope: 'read',
      handle: call => ({ status: 200, body: pageOf(leads, call.query) }),
    },
    {
      method: 'GET',
      path: '/leads/:id',
      scope: 'read',
      handle: (_call, id) => ({ status: 200, body: get(id) }),
    },
    {
      method: 'PATCH',
      path: '/leads/:id',
      scope: 'leads:write',
      handle: (call, id) => {
        const row = change(get(id), parseBody(call, LeadChange), now())
        leads.put(row)
        return { status: 200, body: row }
      },
    },
  ]
}

function change(lead: Lead, { attributes, ...fields }: LeadChange, at: number): Lead {
  const merged = Object.entries({ ...lead.attributes, ...attributes }).filter(([, value]) => value !== null)
  return {
    ...lead,
    ...fields,
    attributes: Object.fromEntries(merged),
    updated_at: new Date(at).toISOString(),
  }
}
