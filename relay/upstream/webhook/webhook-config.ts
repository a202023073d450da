import { z } from 'zod'
import { urlMistake } from '../base-url.ts'
import { signingKey } from './signature.ts'

const Secret = z
  .string()
  .refine(
    secret => signingKey(secret) !== null,
    'a Standard Webhooks secret: "whsec_" and 24 to 64 random bytes in base64',
  )

/** An upstream of kind `webhook`, after references were resolved. */
export const WebhookConfig = z
  .strictObject({
    kind: z.literal('webhook').describe('Any system, by signed events.'),
    url: z
      .string()
      .describe('Where events are posted. A reference if it has a query, which may hold a token.'),
    secret: Secret.describe('Signs the events: `whsec_` and 24 to 64 bytes in base64.'),
    formerSecret: Secret.optional().describe(
      'While the secret is being replaced, the other one: every event is signed with both.',
    ),
    requestsPerMinute: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(600)
      .describe('How many events the receiver takes in any 60 seconds.'),
    allowPrivateNetwork: z
      .boolean()
      .default(false)
      .describe('Lets `url` be http, and its host a private address.'),
  })
  // Whatever else is wrong, so that all mistakes come at once.
  .superRefine(checkUrl, { when: () => true })
export type WebhookConfig = z.infer<typeof WebhookConfig>

const Reached = z.object({ url: z.string(), allowPrivateNetwork: z.boolean().catch(false) })

function checkUrl(config: unknown, context: z.RefinementCtx): void {
  const { data } = Reached.safeParse(config)
  const mistake = data === undefined ? null : urlMistake(data.url, data.allowPrivateNetwork)
  if (mistake !== null) context.addIssue({ code: 'custom', path: ['url'], message: mistake })
}
