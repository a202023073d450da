/** A page as a reader without JavaScript sees it. Reads the relay's own markup, not any. */
export interface HtmlPage {
  lang: string
  dir: string
  heading: string
  /** The sentence about something that went wrong. */
  notice: string | undefined
  /** The only form: where it posts to, and what it would send as it stands. */
  form: { action: string; values: Record<string, string> } | undefined
  /** By field name: the sentence that the field is described by. */
  errors: Record<string, string>
}

export function readPage(markup: string): HtmlPage {
  const [, open = '', content = ''] = /<form ([^>]*)>(.*)<\/form>/s.exec(markup) ?? []
  const controls = [...content.matchAll(/<(input|textarea|select) ([^>]*)>(?:(.*?)<\/\1>)?/gs)].map(
    ([, tag, given = '', inner = '']) => {
      const attributes = readAttributes(given)
      return { attributes, value: controlValue(tag, attributes, inner) }
    },
  )
  const textOf = (pattern: RegExp) => decode(pattern.exec(markup)?.[1] ?? '')
  const errorOf = (id: string) => textOf(new RegExp(`id="${id}"[^>]*>([^<]*)<`))
  return {
    ...{ lang: '', dir: '', ...readAttributes(/<html ([^>]*)>/.exec(markup)?.[1] ?? '') },
    heading: textOf(/<h1>([^<]*)</),
    notice: textOf(/role="alert">([^<]*)</) || undefined,
    form:
      open === ''
        ? undefined
        : {
            action: readAttributes(open).action ?? '',
            values: Object.fromEntries(controls.map(({ attributes, value }) => [attributes.name, value])),
          },
    errors: Object.fromEntries(
      controls.flatMap(({ attributes }) => {
        const described = attributes['aria-describedby']
        return attributes['aria-invalid'] === 'true' && described
          ? [[attributes.name, errorOf(described)]]
          : []
      }),
    ),
  }
}

function controlValue(tag: string | undefined, attributes: Record<string, string>, inner: string): string {
  if (tag === 'input') return attributes.value ?? ''
  if (tag === 'textarea') return decode(inner)
  const options = [...inner.matchAll(/<option ([^>]*)>/g)].map(([, given = '']) => readAttributes(given))
  return (options.find(option => 'selected' in option) ?? options[0])?.value ?? ''
}

function readAttributes(given: string): Record<string, string> {
  const pairs = [...given.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decode(value)]))
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function decode(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => ENTITIES[name] ?? '')
}
