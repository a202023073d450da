import { z } from 'zod'

/** A conversation as the sandbox holds it. */
export interface Conversation extends z.infer<typeof ConversationCreate> {
  ID: string
  userID: string
  messagesNum: number
  /** Unix time in seconds, like every time here. */
  lastModified: number
}

const text = z.string().exactOptional()
const number = z.number().exactOptional()
const seconds = z.number().max(100_000_000_000, 'must be unix time in seconds')

const fields = {
  userName: text,
  userEmail: text,
  userPhone: text,
  userAddress: text,
  userCompany: text,
  userWebsite: text,
  notes: text,
  note: text,
  userProfilePic: text,
  userImage: text,
  userOs: text,
  userBrowser: text,
  userPlatform: text,
  origin: z.unknown().exactOptional(),
  lang: text,
  title: text,
  lastMessage: text,
  tags: z.array(z.string()).exactOptional(),
  state: z.enum(['requested_chat', 'human-chatting', 'ai-chatting', 'ended_chat']).exactOptional(),
  capturedVariables: z.unknown().exactOptional(),
  isTest: z.boolean().exactOptional(),
  leadScore: number,
  firstMessageTS: seconds.exactOptional(),
  lastMessageTS: seconds.exactOptional(),
}

const ConversationCreate = z.strictObject({ ...fields, ts: seconds, messagesNum: number })

/**
 * Body of `POST /agents/:agent/convos`. Whether an `ID` of the caller's is honoured is undocumented, so here it is an
 * unknown field.
 */
export const CreateBody = z.strictObject({ conversation: ConversationCreate })

/** Body of `PATCH /agents/:agent/convos/:convo`; `tags` are added to those there are. */
export const ChangeBody = z.strictObject({
  conversation: z.strictObject({ ...fields, ts: seconds.exactOptional(), messagesNum: number }),
})

const Message = z.strictObject({
  from: z.enum(['human', 'bot']),
  type: z.literal('text'),
  ts: seconds,
  item: z.strictObject({ payload: z.strictObject({ message: z.string().min(1) }) }),
})

const Turn = z.strictObject({
  from: z.enum(['human', 'bot']),
  ts: seconds,
  messages: z.array(Message).min(1),
})
export type Turn = z.infer<typeof Turn>

/** Body of `PATCH /agents/:agent/convos/:convo/messages`, which replaces the transcript. */
export const MessagesBody = z.strictObject({
  turns: z.array(Turn),
  updateConversationMetadata: z.boolean().exactOptional(),
})
