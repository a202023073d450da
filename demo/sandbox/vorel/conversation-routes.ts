import { parseBody } from '../call.ts'
import { notFound } from '../refusal.ts'
import { ConversationChange, ConversationCreate } from './conversation.ts'
import { conflict } from './errors.ts'
import { pageOf } from './page.ts'
import { conversationKey, conversationRow, type Records } from './records.ts'
import type { ScopedRoute } from './respond.ts'

/** `/conversations`: create is strict, so a known (channel, identifier) is a conflict that does not say whose. */
export function conversationRoutes({ conversations }: Records, now: () => number): ScopedRoute[] {
  const get = (id: string) => {
    const row = conversations.get(id)
    if (!row) throw notFound('conversation not found')
    return row
  }

  return [
    {
      method: 'POST',
      path: '/conversations',
      scope: 'conversations:write',
      handle: call => {
        const body = parseBody(call, ConversationCreate)
        if (conversations.find(conversationKey(body))) {
          throw conflict('a conversation for this channel and customer_identifier already exists')
        }
        const row = conversationRow(body, now())
        conversations.put(row)
        return { status: 201, body: row }
      },
    },
    {
      method: 'GET',
      path: '/conversations',
      scope: 'read',
      handle: call => ({ status: 200, body: pageOf(conversations, call.query) }),
    },
    {
      method: 'GET',
      path: '/conversations/:id',
      scope: 'read',
      handle: (_call, id) => ({ status: 200, body: get(id) }),
    },
    {
      method: 'PATCH',
      path: '/conversations/:id',
      scope: 'conversations:write',
      handle: (call, id) => {
        const row = { ...get(id), ...parseBody(call, ConversationChange) }
        conversations.put(row)
        return { status: 200, body: row }
      },
    },
  ]
}
