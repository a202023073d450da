import { z } from 'zod'
import { VorelConfig } from '../upstream/vorel/vorel-config.ts'

export const UpstreamConfig = z.discriminatedUnion('kind', [VorelConfig])
export type UpstreamConfig = z.infer<typeof UpstreamConfig>
