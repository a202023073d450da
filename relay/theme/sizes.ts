import { DENSE } from './dense.ts'
import type { Looks, Preset, Thing } from './preset.ts'
import { PRESETS } from './presets.ts'
import type { Theme } from './theme.ts'

/** How high the parts of a form are, in px; edges and padding are of both sides together. */
export interface Sizes {
  /** The widest that the card gets. */
  width: number
  cardEdges: number
  /** Of one side, in a place of this width. */
  cardPadding(place: number): number
  titleFont: number
  titleLine: number
  labelFont: number
  belowLabel: number
  aboveStep: number
  gap: number
  control: number
  textarea: number
  segments: number
  /** Of an option that is in sight, without its lines. */
  choice: number
  aboveActions: number
  button: number
}

/** Of a line of text. */
export const LINE = 24

/** What of `widget/style/` decides how high a form is, as a theme would say it. */
const STYLE: Looks = {
  card: 'padding:clamp(20px,6%,32px);border:1px',
  title: 'font-size:24px;line-height:32px',
  step: 'gap:20px;margin-block-start:24px',
  label: 'margin-block-end:8px;font-size:15px',
  control: 'min-block-size:48px;padding-block:11px;border:1px',
  textarea: 'min-block-size:144px',
  segments: 'padding:2px;border:0',
  segment: 'min-block-size:42px;border:1px',
  choice: 'padding-block:11px;border:1px',
  button: 'min-block-size:48px;padding-block:11px;border:1px',
  actions: 'margin-block-start:24px',
}

export function sizesOf(theme: Theme | undefined): Sizes {
  const preset: Preset = PRESETS[theme?.preset ?? 'garden']
  const compact: Looks = theme?.density === 'compact' ? { ...DENSE, ...preset.compact } : {}
  const look = (thing: Thing) => [STYLE, preset.looks, compact].map(looks => looks[thing] ?? '').join(';')
  const px = (thing: Thing, property: string) => Number.parseFloat(declared(look(thing), property))
  const pressed = (thing: 'control' | 'button') =>
    Math.max(px(thing, 'min-block-size'), LINE + 2 * px(thing, 'padding-block') + edgesOf(look(thing)))
  const [least = 0, percent = 0, most = 0] = numbersIn(declared(look('card'), 'padding'))
  return {
    width: typeof theme?.width === 'number' ? theme.width : 520,
    cardEdges: edgesOf(look('card')),
    cardPadding: place => Math.min(most, Math.max(least, (place * percent) / 100)),
    titleFont: px('title', 'font-size'),
    titleLine: px('title', 'line-height'),
    labelFont: px('label', 'font-size'),
    belowLabel: px('label', 'margin-block-end'),
    aboveStep: px('step', 'margin-block-start'),
    gap: px('step', 'gap'),
    control: pressed('control'),
    textarea: px('textarea', 'min-block-size'),
    segments:
      px('segment', 'min-block-size') +
      edgesOf(look('segment')) +
      2 * px('segments', 'padding') +
      edgesOf(look('segments')),
    choice: 2 * px('choice', 'padding-block') + edgesOf(look('choice')),
    aboveActions: px('actions', 'margin-block-start'),
    button: pressed('button'),
  }
}

/** The last that is said of a property. */
function declared(look: string, property: string): string {
  const found = look.split(';').findLast(declaration => declaration.startsWith(`${property}:`))
  return found?.slice(property.length + 1) ?? ''
}

/** How wide the edges above and below are together. */
function edgesOf(look: string): number {
  let [above, below] = [0, 0]
  for (const declaration of look.split(';')) {
    const [property, value = ''] = declaration.split(':')
    const [first = 0, , third = first] = numbersIn(value)
    if (property === 'border') [above, below] = [first, first]
    if (property === 'border-width') [above, below] = [first, third]
    if (property === 'border-block-start') above = first
  }
  return above + below
}

const numbersIn = (value: string): number[] => (value.match(/\d+/g) ?? []).map(Number)
