import { z } from 'zod'

/** A text, or the JSON of what stands in its place: no lead must be lost over an old or imported row, nor what that holds. */
const text = z
  .unknown()
  .transform(value => (typeof value === 'string' || value == null ? value : JSON.stringify(value)))
  .optional()
/** Unix time in seconds, as a rule. */
const time = z.number().nullish().catch(null)
const tags = z
  .array(z.unknown())
  .transform(all => all.filter(tag => typeof tag === 'string'))
  .nullish()
  .catch(null)

/** Of a conversation: it goes into the store, into URLs and to the visitor. */
export const Id = z.string().regex(/^\P{C}{1,255}$/u)

/** What the adapter reads of a conversation; the rest of it is ignored. */
export const Conversation = z.object({
  userName: text,
  userEmail: text,
  userPhone: text,
  userAddress: text,
  userCompany: text,
  userWebsite: text,
  lang: text,
  notes: text,
  tags,
  messagesNum: z.number().nullish().catch(null),
  capturedVariables: z.unknown().optional(),
})
export type Conversation = z.infer<typeof Conversation>

/** A conversation in a list. */
export const ConversationRow = z.object({ ID: Id, tags, ts: time, lastModified: time })
export type ConversationRow = z.infer<typeof ConversationRow>

/** A lead in a search: what a row has is undocumented, but that leads are made of conversations. */
export const LeadRow = z.object({
  ID: Id.optional().catch(undefined),
  convoId: Id.optional().catch(undefined),
  tags,
  ts: time,
})
export type LeadRow = z.infer<typeof LeadRow>

/** Body of `GET /agents/{agentId}/convos`. Accounts on older versions have no cursors. */
export const ListPage = z.object({
  data: z.array(z.unknown()),
  nextCursor: z.string().min(1).nullish().catch(null),
  hasMore: z.boolean().nullish(),
  /** The page is not fresh. */
  cached: z.boolean().nullish(),
})

/** Body of `GET /agents/{agentId}/leads`. */
export const SearchPage = z.object({ leads: z.array(z.unknown()), total: z.number() })

/**
 * What Convocore says when it fails: `{ message, code, issues? }`, or before version 3 `{ success: false, message }`. The
 * latter may come with a 200 as well.
 */
export const Trouble = z.object({
  success: z.unknown().optional(),
  message: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  issues: z
    .array(z.object({ message: z.string() }))
    .optional()
    .catch(undefined),
})

/** Who the visitor is, in fields that Convocore shows as a lead's. */
export interface LeadFields {
  userName?: string
  userEmail?: string
  userPhone?: string
  userAddress?: string
  userCompany?: string
  userWebsite?: string
}

/** Body of `PATCH /agents/{agentId}/convos/{id}`: `tags` are added to those there are, all else replaces. */
export interface ConversationChange extends LeadFields {
  lang?: string
  notes?: string
  tags?: readonly string[]
  capturedVariables?: Record<string, unknown>
}

/** Body of `POST /agents/{agentId}/convos`. */
export interface ConversationCreate extends ConversationChange {
  /** Unix time in seconds. */
  ts: number
  messagesNum: 0
  origin?: string
  title?: string
}
