import { parseBody } from '../call.ts'
import { notFound } from '../refusal.ts'
import type { Route } from '../route.ts'
import { ChangeBody, type Conversation, CreateBody, MessagesBody, type Turn } from './conversation.ts'
import { pageOf } from './page.ts'
import { inSeconds, type Records } from './records.ts'

/** `/agents/:agent/convos`. Sending, assigning, exporting and deleting are left out. */
export function conversationRoutes(records: Records, now: () => number): Route[] {
  const get = (id: string) => {
    const row = records.get(id)
    if (!row) throw notFound('Conversation not found')
    return row
  }
  const put = (row: Conversation, message: string) => {
    records.put({ ...row, lastModified: inSeconds(now()) })
    return { status: 200, body: { success: true, message, data: records.get(row.ID) } }
  }

  return [
    {
      method: 'POST',
      path: '/agents/:agent/convos',
      handle: call => {
        const data = records.create(parseBody(call, CreateBody).conversation)
        const message = `Successfully created conversation: ${data.ID}`
        return { status: 200, body: { success: true, message, data } }
      },
    },
    {
      method: 'GET',
      path: '/agents/:agent/convos',
      handle: call => {
        const message = 'Conversations retrieved successfully'
        return { status: 200, body: { success: true, message, ...pageOf(records.listed(), call.query) } }
      },
    },
    {
      method: 'GET',
      path: '/agents/:agent/convos/:convo',
      handle: (_call, _agent, id) => {
        const message = 'Conversation retrieved successfully'
        return { status: 200, body: { success: true, message, data: get(id) } }
      },
    },
    {
      method: 'PATCH',
      path: '/agents/:agent/convos/:convo',
      handle: (call, _agent, id) => {
        const row = get(id)
        const { tags = [], ...fields } = parseBody(call, ChangeBody).conversation
        const merged = [...new Set([...(row.tags ?? []), ...tags])]
        return put({ ...row, ...fields, tags: merged }, 'Conversation updated')
      },
    },
    {
      method: 'PATCH',
      path: '/agents/:agent/convos/:convo/messages',
      handle: (call, _agent, id) => {
        const row = get(id)
        const { turns, updateConversationMetadata = false } = parseBody(call, MessagesBody)
        records.replaceTranscript(id, turns)
        return put({ ...row, ...(updateConversationMetadata ? toldBy(turns) : {}) }, 'Messages updated')
      },
    },
  ]
}

/** What the metadata of a conversation says of its transcript. */
function toldBy(turns: readonly Turn[]) {
  const messages = turns.flatMap(turn => turn.messages)
  const [first, last] = [messages[0], messages.at(-1)]
  return {
    messagesNum: messages.length,
    ...(first === undefined ? {} : { firstMessageTS: first.ts }),
    ...(last === undefined ? {} : { lastMessageTS: last.ts, lastMessage: last.item.payload.message }),
  }
}
