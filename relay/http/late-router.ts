import { Router } from 'express'
import { sendProblem } from './problem.ts'

/** A router that can be mounted before there is anything behind it: until `open` it answers 503. */
export function createLateRouter(): { router: Router; open(inner: Router): void } {
  const router = Router({ caseSensitive: true })
  let behind: Router | null = null
  router.use((request, response, next) => {
    if (behind === null) sendProblem(response, 'unavailable', { retryAfter: 1 })
    else behind(request, response, next)
  })
  return {
    router,
    open(inner) {
      behind = inner
    },
  }
}
