import { z } from 'zod'

const Receivers = z.object({
  upstream: z.string(),
  route: z.array(z.object({ upstream: z.string() })),
  copyTo: z.array(z.unknown()),
})

/**
 * For a form, whatever else is wrong with it: each copy can come to be. An upstream that a route chooses gets no copy
 * beside what it gets anyway, so one that always receives would never get one.
 */
export function checkCopies(form: unknown, context: z.RefinementCtx): void {
  const { data } = Receivers.safeParse(form)
  if (data === undefined || data.route.some(rule => rule.upstream !== data.upstream)) return
  const i = data.copyTo.indexOf(data.upstream)
  const message = 'an upstream that does not receive everything anyway'
  if (i !== -1) context.addIssue({ code: 'custom', path: ['copyTo', i], message })
}
