import { adapter } from '../adapter.ts'
import { createVorel } from './vorel.ts'
import { VorelConfig } from './vorel-config.ts'

export const vorel = adapter({
  kind: 'vorel',
  config: VorelConfig,
  account: ({ apiKey }) => apiKey,
  create: (config, surroundings) => createVorel({ ...config, ...surroundings }),
})
