import { readFileSync } from 'node:fs'
import type { JSHandle, Page } from '@playwright/test'
import type { addForm, loadForm } from '../../widget/package/form.ts'
import type { Foyer, SitePage } from './page-foyer.ts'

/** What the package's entry for pages exports. */
export interface FormModule {
  addForm: typeof addForm
  loadForm: typeof loadForm
}

const BUILT = new URL('../../dist/widget/package/', import.meta.url)

/** Goes to a page of an application that has the built package, and gives back its entry. */
export async function openApp(page: Page, foyer: Foyer, site: SitePage = {}): Promise<JSHandle<FormModule>> {
  for (const file of ['form.js', 'load-form.js'])
    foyer.serveScript(`/${file}`, readFileSync(new URL(file, BUILT), 'utf8'))
  await page.goto(foyer.serve({ body: '<div id="view"></div>', ...site }))
  return page.evaluateHandle(async address => (await import(address)) as FormModule, '/form.js')
}
