/** The languages that the widget and the hosted page have texts in. This file imports nothing. */
export const LOCALES = ['en', 'ar', 'de', 'es', 'fr', 'pt'] as const

export type LocaleId = (typeof LOCALES)[number]
