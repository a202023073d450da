import { adapter } from '../adapter.ts'
import { createConvocore } from './convocore.ts'
import { baseUrlOf, ConvocoreConfig } from './convocore-config.ts'

export const convocore = adapter({
  kind: 'convocore',
  config: ConvocoreConfig,
  account: ({ apiKey }) => apiKey,
  create: (config, surroundings) =>
    createConvocore({ ...config, ...surroundings, baseUrl: baseUrlOf(config) }),
})
