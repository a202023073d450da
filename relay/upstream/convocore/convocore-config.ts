import { z } from 'zod'
import { checkBaseUrl } from '../check-base-url.ts'
import { KNOWN_VISITORS } from '../known-visitors.ts'

/** An upstream of kind `convocore`, after secret references were resolved. */
export const ConvocoreConfig = z
  .strictObject({
    kind: z.literal('convocore').describe('The system that receives.'),
    apiKey: z
      .string()
      .regex(/^[\x21-\x7e]{8,}$/, 'a Convocore secret: at least 8 visible ASCII characters')
      .describe('The secret of the agent, or of its workspace.'),
    agentId: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/, 'the id of an agent, as its dashboard shows it')
      .describe('The agent that the conversations belong to.'),
    region: z
      .enum(['eu', 'na'])
      .optional()
      .describe('Where the workspace is. Needed unless there is a `baseUrl`.'),
    baseUrl: z
      .string()
      .optional()
      .describe('Instead of `region`: where the API is, with `/v3` if its host has it.'),
    // No limit on writes is documented. Of reads, lists have one: 60 a minute in paying accounts, 30 in others.
    requestsPerMinute: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(60)
      .describe(
        'What the account may do in any 60 seconds, together with everything else that uses it; 30 if it pays nothing.',
      ),
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
  .superRefine(checkPlace, { when: () => true })
export type ConvocoreConfig = z.infer<typeof ConvocoreConfig>

/** The gateways, which serve version 3 of the API. */
const GATEWAYS = {
  eu: 'https://eu-gcp-api.vg-stuff.com/v3',
  na: 'https://na-gcp-api.vg-stuff.com/v3',
} as const

/** Where the API is, by a config that has one of the two. */
export function baseUrlOf({ region = 'eu', baseUrl }: Pick<ConvocoreConfig, 'region' | 'baseUrl'>): string {
  return baseUrl ?? GATEWAYS[region]
}

const Place = z.looseObject({})

/** Neither region is a better guess than the other: the wrong one may hold somebody else's data. */
function checkPlace(config: unknown, context: z.RefinementCtx): void {
  const { data } = Place.safeParse(config)
  if (data === undefined) return
  const named = ['region', 'baseUrl'].filter(key => data[key] !== undefined)
  if (named.length === 1) return
  const message = named.length === 0 ? '"eu" or "na", or a "baseUrl"' : 'left out where there is a "baseUrl"'
  context.addIssue({ code: 'custom', path: ['region'], message })
}
