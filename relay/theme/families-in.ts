/** What CSS knows of itself, and the names by which some systems call theirs: these must not be quoted. */
const GENERIC =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-(serif|sans-serif|monospace|rounded)|math|emoji|fangsong|-apple-system|BlinkMacSystemFont)$/

/** A family as CSS has it, in quotes or not. What could end a string or a declaration is in none. */
const FAMILY = /^\s*(?:(["'])([\p{L}\p{N}][\p{L}\p{N}\p{M} .&+_-]*)\1|([\p{L}-][\p{L}\p{N}\p{M} _-]*))\s*$/u

/** A list of font families as CSS text that is nothing else, whatever was given; undefined for what is no list. */
export function familiesIn(stack: string): string | undefined {
  const families = stack.split(',').map(part => {
    const [, , quoted, bare] = FAMILY.exec(part) ?? []
    const name = (quoted ?? bare)?.trim()
    return name === undefined || (bare !== undefined && GENERIC.test(name)) ? name : `"${name}"`
  })
  return families.includes(undefined) ? undefined : families.join(',')
}
