import { z } from 'zod'
import { ADAPTERS } from '../upstream/adapters.ts'

const [first, ...others] = ADAPTERS
const kinds = ADAPTERS.map(({ kind }) => JSON.stringify(kind))

export const UpstreamConfig = z.discriminatedUnion(
  'kind',
  [first.config, ...others.map(({ config }) => config)],
  { error: `one of ${kinds.join(', ')}` },
)
export type UpstreamConfig = z.infer<typeof UpstreamConfig>
