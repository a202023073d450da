import type { ConversationRequest } from '../../shared/conversations.ts'
import type { Observe } from '../observation.ts'
import type { Contact } from './contact.ts'
import type { Form } from './form.ts'

/** Where a submission goes. */
interface Place {
  submission: string
  upstream: string
}

export function observeOpened(
  observe: Observe,
  form: Form,
  { first, copies }: { first: Place; copies: readonly Place[] },
  request: ConversationRequest,
  { identity, email, phone, language }: Contact,
): void {
  observe({
    kind: 'opened',
    form: form.id,
    ...placeOf(first),
    copies: copies.map(placeOf),
    typed: {
      name: request.name,
      ...(request.email ? { email: request.email } : {}),
      ...(request.phone ? { phone: request.phone } : {}),
      ...(request.country ? { country: request.country } : {}),
      language: request.language,
    },
    normalised: {
      identifier: identity.identifier,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone: phone.e164, phoneGrade: phone.grade }),
      language,
    },
  })
}

function placeOf({ submission, upstream }: Place): Place {
  return { submission, upstream }
}
