import { isIP } from 'node:net'
import { z } from 'zod'

const Listening = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .describe('Address to listen on; any but this machine’s own needs a `token`.'),
    port: z.int().min(0).max(65_535).default(8788).describe('0 takes any free port.'),
    token: z
      .string()
      .min(32, 'a token of at least 32 characters')
      .optional()
      .describe('A secret that whoever opens the console has to know.'),
  })
  .refine(({ host, token }) => token !== undefined || isLoopback(host), {
    path: ['token'],
    error: 'a token, because "console.host" is not this machine alone',
  })

export const ConsoleConfig = z
  .union([z.literal(false), Listening], {
    error: 'an object such as { "port": 8788 }, or false for no console',
  })
  .prefault({})
  .describe('The operator’s pages and metrics, on a port of their own; `false` for none.')
export type ConsoleConfig = z.infer<typeof ConsoleConfig>

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
