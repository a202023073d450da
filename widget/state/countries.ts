/** What the form knows of the world's countries once the visitor has come, and the list has been downloaded. */
export interface Countries {
  /** Calling code without plus, by ISO 3166-1 alpha-2. */
  codes: ReadonlyMap<string, number>
  /** The country of a phone number as it is typed: `chosen` unless the number carries another one's calling code. */
  countryOf(phone: string, chosen: string): string
  /** All countries, named in a language and sorted by name; the same list for the same language. */
  list(language: string): readonly Country[]
}

export interface Country {
  country: string
  /** What its option shows: `United Kingdom (+44)`. */
  label: string
}
