import { test as base } from '@playwright/test'
import { type FormOnPage, formOn } from './page-form.ts'
import { type Foyer, startFoyer } from './page-foyer.ts'

interface Fixtures {
  /** Merged into the config of the form. */
  formConfig: object
  /** More forms, by name. */
  otherForms: Record<string, object>
  /** A relay, its sandbox upstream, and a site on another origin. */
  foyer: Foyer
  /** The form on the page, in English. */
  form: FormOnPage
}

export const test = base.extend<Fixtures>({
  formConfig: [{}, { option: true }],
  otherForms: [{}, { option: true }],
  foyer: async ({ formConfig, otherForms }, use) => {
    const foyer = await startFoyer(formConfig, otherForms)
    await use(foyer)
    await foyer.stop()
  },
  form: ({ page }, use) => use(formOn(page)),
})

export { expect } from '@playwright/test'
