import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/** WCAG 2.2 AA, and what axe recommends besides. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules whose verdict a style sheet can change. */
export const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size']

/** What axe finds wrong, or can't judge, in what a selector finds. By all its rules, unless some are named. */
export async function complaints(page: Page, selector: string, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: ALL }
  const { violations, incomplete } = await page.evaluate(
    async ([within, runOnly]) => {
      const { axe } = globalThis as unknown as {
        axe: { run(scope: object, how: object): Promise<AxeResults> }
      }
      return axe.run({ include: [[within]] }, { runOnly, resultTypes: ['violations', 'incomplete'] })
    },
    [selector, runOnly] as const,
  )
  return [...violations, ...incomplete].map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
  )
}
