import { oklchOf } from './colour.ts'
import { DENSE } from './dense.ts'
import { type Fitted, paletteOf } from './palette.ts'
import type { Looks, Palette, Preset, Thing } from './preset.ts'
import { PRESETS } from './presets.ts'
import { PAGE, type Selectors, WIDGET } from './selectors.ts'
import type { Theme } from './theme.ts'

/** Lets the page around a form decide: `var(--foyer-<name>, <value>)`. */
type Own = (name: string, value: string) => string

/** CSS text to stand after the widget's own style, empty for what a form looks like by itself. */
export function widgetCss(theme: Theme): string {
  return themeCss(theme, WIDGET, (name, value) => `var(--foyer-${name},${value})`)
}

/** CSS text to stand after the hosted page's own style. A window is not a place that a form should fill. */
export function pageCss({ width, ...theme }: Theme): string {
  return themeCss({ ...theme, width: width === 'full' ? undefined : width }, PAGE, (_name, value) => value)
}

function themeCss(theme: Theme, at: Selectors, own: Own): string {
  const preset: Preset = PRESETS[theme.preset]
  const isPlain = preset === PRESETS.garden && theme.accent === undefined
  const light = paletteOf(preset, 'light', theme.accent)
  const dark = paletteOf(preset, 'dark', theme.accent)
  return [
    rules(isPlain ? {} : { root: colours(light, dark, own), ...onFills(light, dark) }, at),
    rules(preset.looks, at),
    rules(theme.density === 'compact' ? { ...DENSE, ...preset.compact } : {}, at),
    rules(wishes(theme, preset, own), at),
  ].join('')
}

/** What a theme sets in the place of a preset's own. */
function wishes({ scheme, radius, font, width }: Theme, preset: Preset, own: Own): Looks {
  const family = font ?? preset.font
  const corners = radius ?? preset.radius
  return {
    root: declarations({
      'color-scheme': scheme !== 'auto' && own('scheme', scheme),
      '--radius': corners !== PRESETS.garden.radius && own('radius', `${corners}px`),
    }),
    card: declarations({
      'font-family': family !== PRESETS.garden.font && own('font', family),
      'max-inline-size': width !== undefined && own('width', width === 'full' ? '100%' : `${width}px`),
    }),
    title: declarations({
      'font-family': font === undefined && preset.titleFont !== undefined && own('font', preset.titleFont),
    }),
  }
}

function colours(light: Fitted, dark: Fitted, own: Own): string {
  const both = (name: keyof Palette) =>
    light[name] === dark[name] ? light[name] : `light-dark(${light[name]},${dark[name]})`
  return declarations({
    '--surface': own('surface', both('surface')),
    '--text': own('text', both('text')),
    '--accent': own('accent', both('accent')),
    '--fill': both('fill') !== both('accent') && own('accent', both('fill')),
    '--on-accent': own('on-accent', both('onFill')),
  })
}

/** The button, which has to be seen and read however bright or dark its fill is. */
function onFills(light: Fitted, dark: Fitted): Looks {
  const edge = ({ isFaint }: Fitted) => (isFaint ? 'var(--accent)' : 'transparent')
  return {
    submit: light.isFaint || dark.isFaint ? `border-color:light-dark(${edge(light)},${edge(dark)})` : '',
    submitHovered: `background:color-mix(in srgb,var(--fill) 88%,light-dark(${shade(light)},${shade(dark)}))`,
  }
}

/** What a fill is mixed with under the pointer: away from its text, unless there it is already. */
function shade({ fill, onFill }: Fitted): string {
  const { l } = oklchOf(fill)
  const isTextLight = oklchOf(onFill).l > l
  return l > 0.9 || (isTextLight && l > 0.3) ? '#000' : '#fff'
}

/** Nothing for what the sheet does not have, or nothing is said of. */
const rules = (looks: Looks, at: Selectors): string =>
  Object.entries(looks)
    .map(([thing, look]) => (at[thing as Thing] && look ? `${at[thing as Thing]}{${look}}` : ''))
    .join('')

const declarations = (all: Record<string, string | false>): string =>
  Object.entries(all)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
