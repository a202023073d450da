import type { RequestHandler, Response } from 'express'
import type { Config } from '../config/config.ts'
import { limitPerAddress } from '../guard/rate-limit.ts'
import { sendProblem } from './problem.ts'

/** One limit a step, shared by the JSON routes and the hosted page, which puts `onLimited` into `response.locals`. */
export function createLimiters(
  limits: Config['limits'],
): Record<'tickets' | 'conversations' | 'leads', RequestHandler> {
  const refuse = (response: Response): void => {
    const { onLimited } = response.locals
    if (typeof onLimited === 'function') onLimited()
    else sendProblem(response, 'rate_limited')
  }
  return {
    tickets: limitPerAddress('tickets', limits.ticketsPerMinute, refuse),
    conversations: limitPerAddress('conversations', limits.conversationsPerMinute, refuse),
    leads: limitPerAddress('leads', limits.leadsPerMinute, refuse),
  }
}
