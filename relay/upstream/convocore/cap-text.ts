/** At most so many UTF-16 code units of a text, whole characters only. Convocore documents no limits; these are ours. */
export function capText(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
