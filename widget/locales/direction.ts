const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/i

/** `Intl.Locale` knows it too, but not in every browser that can show the form. */
export const directionOf = (language: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr')
