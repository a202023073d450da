import type { RequestHandler, Response } from 'express'
import type { Config } from '../config/config.ts'
import { limitPerAddress } from '../guard/rate-limit.ts'
import type { Log } from '../log.ts'
import type { Sharing } from '../store/sharing.ts'
import { sendProblem } from './problem.ts'

/** One limit a step, shared by the JSON routes and the hosted page, which puts `onLimited` into `response.locals`. */
export function createLimiters(
  limits: Config['limits'],
  sharing: Sharing,
  log: Log,
): Record<'tickets' | 'conversations' | 'leads', RequestHandler> {
  const refuse = (response: Response): void => {
    const { onLimited } = response.locals
    if (typeof onLimited === 'function') onLimited()
    else sendProblem(response, 'rate_limited')
  }
  const doubt = (code: string) =>
    log.warn('Visitors may be counted by the address of a proxy: see "trustProxy"', { code })
  const uncounted = (error: unknown) =>
    log.error('The store failed to count a request, which passed uncounted', {}, error)
  const limit = (name: string, perMinute: number) =>
    limitPerAddress({ name, perMinute, sharing, refuse, doubt, uncounted })
  return {
    tickets: limit('tickets', limits.ticketsPerMinute),
    conversations: limit('conversations', limits.conversationsPerMinute),
    leads: limit('leads', limits.leadsPerMinute),
  }
}
