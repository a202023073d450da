import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import type { ConversationRequest } from '../../shared/conversations.ts'
import { LIMITS } from '../../shared/limits.ts'
import type { FieldError } from '../../shared/problem.ts'
import { campaignOf } from './campaign.ts'
import { checkAnswers } from './check-answers.ts'
import { chooseLanguage } from './choose-language.ts'
import { cleanText, hasForbiddenCharacters, isBlank } from './clean-text.ts'
import type { Contact, Phone } from './contact.ts'
import type { Form } from './form.ts'
import { identityOf } from './identity.ts'
import { normaliseEmail } from './normalise-email.ts'
import { normalisePhone } from './normalise-phone.ts'

/**
 * Makes a contact of step one, or says all that is wrong with it.
 * @param at milliseconds since 1970
 */
export function checkContact(
  form: Form,
  request: ConversationRequest,
  at: number,
): { contact: Contact } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const name = checkName(request.name, errors)
  const { email, phone } = checkReachable(form, request, errors)
  const language = chooseLanguage(request.language, form.languages)
  if (language === null) errors.push({ field: 'language', code: 'language' })
  checkUnseen(request, errors)
  checkConsent(form, request.consent, errors)
  const answers = checkRouted(form, request, at, errors)
  if (errors.length > 0 || language === null) return { errors }

  const { consent, page, fields } = request
  return {
    contact: {
      identity: identityOf({ email, phone: phone?.e164 }),
      name,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      language,
      ...(consent === undefined ? {} : { consent }),
      ...(page === undefined ? {} : { page: addressesOf(page), ...campaignIn(page.url) }),
      ...(fields === undefined ? {} : { fields }),
      ...(answers === undefined ? {} : { answers }),
    },
  }
}

function checkName(typed: string, errors: FieldError[]): string {
  const name = cleanText(typed)
  if (isBlank(name)) errors.push({ field: 'name', code: 'required' })
  // Composing makes a few characters two.
  else if (name.length > LIMITS.name) errors.push({ field: 'name', code: 'too_long', max: LIMITS.name })
  else if (hasForbiddenCharacters(name, 'one line')) errors.push({ field: 'name', code: 'characters' })
  return name
}

/** Upstreams may show them as links, so nothing but web addresses is passed on. */
function addressesOf({
  url,
  referrer = '',
}: NonNullable<ConversationRequest['page']>): NonNullable<Contact['page']> {
  const isWeb = (address: string) => /^https?:\/\//i.test(address)
  return { ...(isWeb(url) ? { url } : {}), ...(isWeb(referrer) ? { referrer } : {}) }
}

function campaignIn(url: string): Pick<Contact, 'campaign'> {
  const campaign = URL.canParse(url) ? campaignOf(new URL(url).searchParams) : {}
  return Object.keys(campaign).length === 0 ? {} : { campaign }
}

/** What the page sends and the visitor never sees. */
function checkUnseen({ consent, page, fields = {} }: ConversationRequest, errors: FieldError[]): void {
  const oneLine = {
    'consent.version': consent?.version,
    'page.url': page?.url,
    'page.referrer': page?.referrer,
  }
  for (const [field, value = ''] of Object.entries(oneLine)) {
    if (hasForbiddenCharacters(value, 'one line')) errors.push({ field, code: 'characters' })
  }
  for (const [key, value] of Object.entries(fields)) {
    if (hasForbiddenCharacters(value, 'several lines'))
      errors.push({ field: `fields.${key}`, code: 'characters' })
  }
}

/** Pages that were opened before the wording changed know a former one. */
function checkConsent(
  { consent: wanted }: Form,
  given: ConversationRequest['consent'],
  errors: FieldError[],
): void {
  if (wanted === undefined) return
  if (given === undefined) {
    if (wanted.required) errors.push({ field: 'consent', code: 'consent' })
  } else if (![wanted.version, ...wanted.former].includes(given.version))
    errors.push({ field: 'consent.version', code: 'option' })
}

/** Undefined when the visitor has answered nothing that step one asks. */
function checkRouted(
  form: Form,
  request: ConversationRequest,
  at: number,
  errors: FieldError[],
): Record<string, string> | undefined {
  const checked = checkAnswers(form, { step: 1, answers: request.answers ?? {}, at })
  if ('errors' in checked) errors.push(...checked.errors)
  else if (Object.keys(checked.answers).length > 0) return checked.answers
  return undefined
}

function checkReachable(
  form: Form,
  request: ConversationRequest,
  errors: FieldError[],
): { email: string | undefined; phone: Phone | undefined } {
  const typed = { email: request.email?.trim() || undefined, phone: request.phone?.trim() || undefined }
  if (form.contact === 'either' && typed.email === undefined && typed.phone === undefined) {
    errors.push({ field: 'contact', code: 'required' })
  }
  for (const field of ['email', 'phone'] as const) {
    const other = field === 'email' ? 'phone' : 'email'
    if (form.contact === other && typed[field] !== undefined) errors.push({ field, code: 'unknown' })
    const wanted = form.contact === field || form.contact === 'both'
    if (wanted && typed[field] === undefined) errors.push({ field, code: 'required' })
  }
  const email = typed.email === undefined ? undefined : normaliseEmail(typed.email)
  if (email === null) errors.push({ field: 'email', code: 'email' })
  return { email: email ?? undefined, phone: checkPhone(form, typed.phone, request.country, errors) }
}

function checkPhone(
  form: Form,
  typed: string | undefined,
  chosen: string | undefined,
  errors: FieldError[],
): Phone | undefined {
  const country = chosen?.trim().toUpperCase() || undefined
  if (country !== undefined && !isSupportedCountry(country)) {
    errors.push({ field: 'country', code: 'country' })
    return undefined
  }
  if (typed === undefined) return undefined
  const phone = normalisePhone(typed, (country ?? form.country) as CountryCode | undefined)
  if (phone === null) errors.push({ field: 'phone', code: 'phone' })
  return phone ?? undefined
}
