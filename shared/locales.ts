/**
 * The languages that the widget and the hosted page have texts in. Of several that serve a tag equally well, the first
 * does. This file imports nothing.
 */
export const LOCALES = [
  'en',
  'af',
  'ar',
  'bn',
  'de',
  'es',
  'fa',
  'fil',
  'fr',
  'he',
  'hi',
  'id',
  'ja',
  'kk',
  'ko',
  'mr',
  'ms',
  'pt-PT',
  'sr',
  'sv',
  'sw',
  'ta',
  'te',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh-CN',
  'zh-TW',
] as const

export type LocaleId = (typeof LOCALES)[number]
