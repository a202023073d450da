/** What can look different, by the words of a form rather than of one of its two style sheets. */
export type Thing =
  | 'root'
  | 'card'
  | 'title'
  | 'bars'
  | 'step'
  | 'label'
  | 'control'
  | 'textarea'
  | 'wrong'
  | 'focused'
  | 'segments'
  | 'segment'
  | 'chosen'
  | 'choice'
  | 'actions'
  | 'button'
  | 'submit'
  | 'submitHovered'
  | 'notice'

/** CSS declarations, in the order in which they apply. */
export type Looks = Partial<Record<Thing, string>>

/** The colours of a form in one scheme, `#rrggbb` each; the others are mixed of these. */
export interface Palette {
  surface: string
  text: string
  /** Focus, edges, links and marks on the surface. */
  accent: string
  /** What is filled: the button; `accent` unless said. */
  fill?: string
  /** Stands on `fill`. */
  onFill: string
}

/** A look that an operator can choose by its name. */
export interface Preset {
  light: Palette
  dark: Palette
  /** Whether surface and text take the hue of a brand's colour. */
  isTinted?: boolean
  font: string
  /** `font` unless said. */
  titleFont?: string
  /** Of controls, in px. */
  radius: number
  looks: Looks
  /** What changes besides in a compact form. */
  compact?: Looks
}
