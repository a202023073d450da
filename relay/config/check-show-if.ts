import type { z } from 'zod'
import { QuestionConfig } from './question-config.ts'
import { RouteConfig, routedKeys } from './route-config.ts'
import { wellFormed } from './well-formed.ts'

/**
 * For a form, whatever else is wrong with it: a condition looks at earlier questions that have options, and never from
 * the first step at the second. Parts that are malformed have mistakes of their own already.
 */
export function checkShowIf(form: unknown, context: z.RefinementCtx): void {
  const { questions, route } = (form ?? {}) as Record<string, unknown>
  const asked = wellFormed(QuestionConfig, questions)
  const routed = routedKeys(wellFormed(RouteConfig, route).filter(rule => rule !== undefined))
  if (asked.includes(undefined)) return
  for (const [i, question] of asked.entries()) {
    if (question === undefined || question.kind === 'hidden') continue
    const earlier = asked
      .slice(0, i)
      .filter(other => other !== undefined && 'options' in other)
      .filter(({ key }) => routed.has(key) || !routed.has(question.key))
    for (const [key, wanted] of Object.entries(question.showIf ?? {})) {
      const path = ['questions', i, 'showIf', key]
      const options = earlier.find(other => other.key === key)?.options
      if (options === undefined) {
        const message = `an earlier question with options: ${earlier.map(other => other.key).join(', ') || 'there is none'}`
        context.addIssue({ code: 'custom', path, message })
        continue
      }
      const values = options.map(({ value }) => value)
      const strays = [wanted].flat().filter(value => !values.includes(value))
      if (strays.length > 0)
        context.addIssue({ code: 'custom', path, message: `of its options: ${values.join(', ')}` })
    }
  }
}
