import { adapter } from '../adapter.ts'
import { createWebhook } from './webhook.ts'
import { WebhookConfig } from './webhook-config.ts'

export const webhook = adapter({
  kind: 'webhook',
  config: WebhookConfig,
  account: ({ url }) => url,
  mintsConversationIds: true,
  create: (config, surroundings) => createWebhook({ ...config, ...surroundings }),
})
