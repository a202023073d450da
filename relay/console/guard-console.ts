import { Router } from 'express'
import { type Clock, systemClock } from '../clock.ts'
import type { ConsoleConfig } from '../config/console-config.ts'
import { ownHost } from './guard/own-host.ts'
import { signIn } from './guard/sign-in.ts'
import { pagePolicy } from './page-policy.ts'

/** The console as it may stand on a port of its own: behind its token, or else for this machine only. */
export function guardConsole(
  console: Router,
  { host, token }: Exclude<ConsoleConfig, false>,
  clock: Clock = systemClock,
): Router {
  const router = Router({ caseSensitive: true })
  router.use(pagePolicy)
  router.use(token === undefined ? ownHost(host) : signIn(token, clock))
  router.use(console)
  return router
}
