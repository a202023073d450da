import { FormConfig } from '../../relay/config/form-config.ts'
import { type Form, formOf } from '../../relay/intake/form.ts'
import type { ConversationRequest } from '../../shared/conversations.ts'

/** A form with the defaults of the config; `changes` are as an operator writes them. */
export function formWith(changes: object = {}): Form {
  const config = FormConfig.parse({
    upstream: 'reception',
    sites: ['https://www.example.com'],
    country: 'GB',
    languages: ['en', 'ar', 'fr'],
    ...changes,
  })
  return formOf('contact', config)
}

/** Step one of a visitor with an email. */
export function requestWith(changes: Partial<ConversationRequest> = {}): ConversationRequest {
  return { ticket: 't', name: 'Ada Lovelace', email: 'ada@example.com', language: 'en', ...changes }
}
