/** Puts values into the placeholders of a text: `{n}` becomes the value named `n`. */
export const fillIn = (text: string, values: Record<string, string | number | undefined>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`)
