import type { Design, DesignAnswer } from '../../playground/design.ts'

/** Has the playground's relay show a design. Rejects when the demo does not answer. */
export async function putDesign(design: Design): Promise<DesignAnswer> {
  const response = await fetch('/playground/design', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(design),
  })
  if (!response.ok) throw new Error(`The demo answered ${response.status}`)
  return response.json()
}
