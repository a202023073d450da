/**
 * The digits of a number that carries its calling code, from that on; undefined for a national one. Of what stands in
 * between, such as brackets and what comes along from address books, nothing counts.
 */
export const internationalDigits = (phone: string): string | undefined =>
  /^(?:\+|00)(\d*)/.exec(phone.normalize('NFKC').replace(/[^\d+]/g, ''))?.[1]

/** Whether a number carries its calling code: the country beside it says nothing then. */
export const isInternational = (phone: string): boolean => internationalDigits(phone) !== undefined
