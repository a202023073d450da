import { z } from 'zod'

/** Who wrote. Absent keys were not asked for or not given. */
const Visitor = z.strictObject({
  /** Tells whether two submissions come from one visitor: the email, or the phone where there is none. */
  identifier: z.string(),
  name: z.string(),
  /** Lower-cased. */
  email: z.string().exactOptional(),
  phone: z
    .strictObject({
      e164: z.string(),
      /** Digits to dial after the call is answered. */
      extension: z.string().exactOptional(),
      /** `valid`: by the numbering plan; `possible`: by its length; `repaired`, `assumed`: look at `raw` too. */
      grade: z.enum(['valid', 'possible', 'repaired', 'assumed']),
      /** As typed. */
      raw: z.string(),
      /** ISO 3166-1 alpha-2. */
      country: z.string().exactOptional(),
    })
    .exactOptional(),
  /** BCP 47. */
  language: z.string(),
})

const submitted = {
  /** The receiver's own id for the conversation, from when it has told one; until then `submission`. */
  conversationId: z.string(),
  /** The relay's id (UUIDv7) for both steps of what one visitor sent, which the visitor may know as well. */
  submission: z.string(),
  visitor: Visitor,
  /** What the visitor's browser says it is: `Firefox 128`, `Windows 10`. */
  device: z
    .strictObject({ browser: z.string().exactOptional(), os: z.string().exactOptional() })
    .exactOptional(),
  /** The wording the visitor agreed to, by its version. */
  consent: z.strictObject({ version: z.string() }).exactOptional(),
  /** Where the form stood. */
  page: z
    .strictObject({ url: z.string().exactOptional(), referrer: z.string().exactOptional() })
    .exactOptional(),
  /** What the page's address says of the campaign that brought the visitor, by name: `utm_source`, `gclid` and the like. */
  campaign: z.record(z.string(), z.string()).exactOptional(),
  /** Hidden fields of the page. */
  fields: z.record(z.string(), z.string()).exactOptional(),
  /** By question key: what the form has asked so far. */
  answers: z.record(z.string(), z.string()).exactOptional(),
}

const envelope = {
  /** UUID, the same whenever this event is sent again; `webhook-id` in the headers. */
  id: z.string(),
  /** When the visitor sent it: RFC 3339, UTC. */
  timestamp: z.iso.datetime(),
}

/** A visitor has finished step one. */
const ConversationOpened = z.strictObject({
  ...envelope,
  type: z.literal('conversation.opened'),
  data: z.strictObject(submitted),
})

/**
 * The visitor has finished step two. Says all that `conversation.opened` said once more, so that it can be taken by
 * itself where a receiver has refused that event or does not care for it.
 */
const LeadSubmitted = z.strictObject({
  ...envelope,
  type: z.literal('lead.submitted'),
  data: z.strictObject({
    ...submitted,
    /** The form's, from the config. */
    source: z.string(),
    intent: z.string().exactOptional(),
  }),
})

/** The body of a request to a webhook. New keys may come; none goes, and none changes its meaning. */
export const WebhookEvent = z.discriminatedUnion('type', [ConversationOpened, LeadSubmitted])
export type WebhookEvent = z.infer<typeof WebhookEvent>

const Id = z.string().regex(/^[!-~]{1,255}$/)

/** What a receiver may answer with a 2xx: ids of its own. Whatever else it answers is not read. */
export const Receipt = z.object({
  conversationId: Id.optional().catch(undefined),
  leadId: Id.optional().catch(undefined),
})
export type Receipt = z.infer<typeof Receipt>
