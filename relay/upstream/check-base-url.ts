import { z } from 'zod'
import { baseUrlMistake } from './base-url.ts'

const Reached = z.object({ baseUrl: z.string(), allowPrivateNetwork: z.boolean().catch(false) })

/** Refines a config that has `baseUrl` and `allowPrivateNetwork`, whatever else is wrong with it. */
export function checkBaseUrl(config: unknown, context: z.RefinementCtx): void {
  const { data } = Reached.safeParse(config)
  const mistake = data === undefined ? null : baseUrlMistake(data.baseUrl, data.allowPrivateNetwork)
  if (mistake !== null) context.addIssue({ code: 'custom', path: ['baseUrl'], message: mistake })
}
