/** A number with Latin digits for all that the relay takes for digits; the lowest four bits are what these say. */
export const latinDigits = (phone: string): string =>
  phone.replace(/[٠-٩۰-۹０-９]/g, digit => `${digit.charCodeAt(0) & 15}`)
