/** What the form knows of the world's countries once the visitor has come, and the list has been downloaded. */
export interface Countries {
  /** The country of a phone number as it is typed: `chosen` unless the number carries another one's calling code. */
  countryOf(phone: string, chosen: string): string
  /** All countries, named in a language and sorted by name; the same list for the same language. */
  list(language: string): readonly CountryOption[]
  /** What stands for a country beside a number: `GB +44`, with its flag for the letters where there are flags. */
  shown(country: string): string | undefined
}

/** A country in the list, as an option has it. */
export interface CountryOption {
  /** ISO 3166-1 alpha-2. */
  value: string
  /** `United Kingdom (+44)`, and its flag where there are flags. */
  children: string
  /** The same to those who see no flag. */
  'aria-label': string
}
