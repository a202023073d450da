import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/** What axe finds wrong, or can't judge, in what a selector finds. */
export async function complaints(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations, incomplete } = await page.evaluate(async within => {
    const { axe } = globalThis as unknown as { axe: { run(scope: object): Promise<AxeResults> } }
    return axe.run({ include: [[within]] })
  }, selector)
  return [...violations, ...incomplete].map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
  )
}
