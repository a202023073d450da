import type { ConfigMistake } from '../../../relay/config/config-error.ts'
import { EXAMPLES } from './examples/examples.ts'
import type { FormDesign } from './form-input.ts'
import { linked } from './link.ts'
import { putDesign } from './put-design.ts'

export interface Start {
  design: FormDesign
  /** What the relay has against the design of the link, which then is not this one; null without anything. */
  refused: readonly ConfigMistake[] | null
}

const [{ form }] = EXAMPLES
const FIRST: FormDesign = { id: 'contact', publicUrl: 'https://forms.example.com', form }

/** The design to begin with: that of the link, if the relay has nothing against it, else the first example. */
export async function readStart(): Promise<Start> {
  if (location.hash === '') return { design: FIRST, refused: null }
  const design = await linked(location.hash)
  if (!isDesign(design)) return { design: FIRST, refused: [] }
  const { mistakes } = await putDesign(design)
  return mistakes.length === 0 ? { design, refused: null } : { design: FIRST, refused: mistakes }
}

function isDesign(value: unknown): value is FormDesign {
  const { id, publicUrl, form } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof publicUrl === 'string' && typeof form === 'object' && form !== null
}
