import { z } from 'zod'
import { VorelConfig } from '../upstream/vorel/vorel-config.ts'

export const UpstreamConfig = z.discriminatedUnion('kind', [VorelConfig], { error: 'one of "vorel"' })
export type UpstreamConfig = z.infer<typeof UpstreamConfig>
