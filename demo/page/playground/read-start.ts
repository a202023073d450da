import { EXAMPLES } from './examples/examples.ts'
import type { FormDesign } from './form-input.ts'
import { linked } from './link.ts'
import { putDesign } from './put-design.ts'

const [FIRST] = EXAMPLES

/** The design to begin with: that of the link, if the relay has nothing against it, else the first example. */
export async function readStart(): Promise<FormDesign> {
  const design = await linked(location.hash)
  if (isDesign(design)) {
    const answer = await putDesign(design).catch(() => null)
    if (answer?.mistakes.length === 0) return design
  }
  return { id: 'contact', publicUrl: 'https://forms.example.com', form: FIRST.form }
}

function isDesign(value: unknown): value is FormDesign {
  const { id, publicUrl, form } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof publicUrl === 'string' && typeof form === 'object' && form !== null
}
