/** What the form knows of the world's countries once the visitor has come, and the list has been downloaded. */
export interface Countries {
  /** The country of a phone number as it is typed: `chosen` unless the number carries another one's calling code. */
  countryOf(phone: string, chosen: string): string
  /** All countries, named in a language and sorted by name; the same list for the same language. */
  list(language: string): readonly Country[]
  /** What stands for a country beside a number: `GB +44`, with its flag for the letters where there are flags. */
  shown(country: string): string | undefined
}

export interface Country {
  country: string
  /** What its option shows: `United Kingdom (+44)`, and its flag where there are flags. */
  label: string
  /** What its option is called where nobody sees the flag. */
  name: string
}
