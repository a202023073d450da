import { z } from 'zod'
import { checkBaseUrl } from '../check-base-url.ts'
import { KNOWN_VISITORS } from '../known-visitors.ts'

/** An upstream of kind `vorel`, after secret references were resolved. */
export const VorelConfig = z
  .strictObject({
    kind: z.literal('vorel').describe('The system that receives.'),
    apiKey: z
      .string()
      .regex(/^vapk_[a-z]+_[0-9a-f]{48}$/, 'a Vorel API key: "vapk_live_" and 48 digits of 0-9 and a-f')
      .describe('A key with the scopes `conversations:write`, `leads:write` and `read`.'),
    baseUrl: z
      .string()
      .optional()
      .describe('Where the API is, down to its version; `https://app.vorel.ai/api/v1` when absent.'),
    requestsPerMinute: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(200)
      .describe('What the key may do in any 60 seconds, together with everything else that uses it.'),
    knownVisitors: z
      .enum(KNOWN_VISITORS)
      .default('fill')
      .describe('Whether a known visitor’s name and language upstream may change: never, if empty, always.'),
    allowPrivateNetwork: z
      .boolean()
      .default(false)
      .describe('Lets `baseUrl` be http, and its host a private address.'),
  })
  // Whatever else is wrong, so that all mistakes come at once.
  .superRefine(checkBaseUrl, { when: () => true })
export type VorelConfig = z.infer<typeof VorelConfig>
