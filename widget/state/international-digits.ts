/** What counts of a number; brackets and what comes along from address books do not. */
const bare = (phone: string): string => phone.normalize('NFKC').replace(/[^\d+]/g, '')

/** The digits of a number that carries its calling code, from that on; undefined for a national one. */
export const internationalDigits = (phone: string): string | undefined =>
  /^(?:\+|00)(\d*)/.exec(bare(phone))?.[1]

/** Whether a number carries its calling code: the country beside it says nothing then. */
export const isInternational = (phone: string): boolean => /^(\+|00)/.test(bare(phone))
