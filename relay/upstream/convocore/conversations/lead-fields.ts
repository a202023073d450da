import type { Contact } from '../../../intake/contact.ts'
import type { LeadFields } from '../api/shapes.ts'
import { capText } from '../cap-text.ts'

const LONGEST = 500

/** Questions whose answer is one of Convocore's fields for a lead, by key. */
export const ASKED = { address: 'userAddress', company: 'userCompany', website: 'userWebsite' } as const

/** Who the visitor is, as far as they said. */
export function leadFields(
  { name, email, phone }: Contact,
  answers: Record<string, string> = {},
): LeadFields {
  const asked = Object.entries(ASKED).flatMap(([key, field]) =>
    answers[key] ? [[field, capText(answers[key], LONGEST)]] : [],
  )
  return {
    ...(name === '' ? {} : { userName: name }),
    ...(email === undefined ? {} : { userEmail: email }),
    ...(phone === undefined ? {} : { userPhone: phone.e164 }),
    ...(Object.fromEntries(asked) as LeadFields),
  }
}
