import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'

/** What people write between the digits of a number. */
const WRITTEN = /^\+[\d\s().\u00a0/-]+$/

const Phone = z.string().transform((shown, context) => {
  const number = WRITTEN.test(shown) ? parsePhoneNumberFromString(shown, { extract: false }) : undefined
  if (number?.isPossible()) return { shown, e164: number.number }
  const message = 'a phone number with its calling code, such as "+44 20 7946 0958"'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** Where visitors turn to while the form can't send. */
export const ElsewhereConfig = z
  .strictObject({
    email: z
      .email('an email address')
      .max(LIMITS.email)
      .exactOptional()
      .describe('An address to write to; a mail begins with what the visitor has typed.'),
    phone: Phone.exactOptional().describe('A number to call, with its calling code; shown as written.'),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, 'an email, a phone or both')
