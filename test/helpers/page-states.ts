import type { Page } from '@playwright/test'
import type { Texts } from '../../widget/locales/texts.ts'
import { formOn } from './page-form.ts'
import type { Foyer } from './page-foyer.ts'
import { answered, gate, held } from './page-gate.ts'

interface Scene {
  page: Page
  foyer: Foyer
  texts: Texts
}

const refusedBy = (status: number, code: string, headers?: Record<string, string>) =>
  answered(status, { code }, headers)

/** Brings a form that has just been opened into each state that a visitor can meet. */
export const STATES: Record<string, (scene: Scene) => Promise<void>> = {
  empty: async ({ page, texts }) => formOn(page, texts).name.waitFor(),

  phone: async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.byPhone.check()
    await form.phone.fill('020 7946 0958')
  },

  missing: async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.byPhone.check()
    await form.next.click()
    await form.host.getByText(texts.errors.required).last().waitFor()
  },

  invalid: async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.introduce('Ana Sousa', 'ana@example')
    await form.host.getByText(texts.errors.email).waitFor()
  },

  sending: async ({ page, texts }) => {
    await gate(page, 'conversations', held().hold)
    const form = formOn(page, texts)
    await form.introduce()
    await form.host.getByRole('button', { name: texts.sending }).waitFor()
  },

  'step two': async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.introduce()
    await form.message.fill('Do you repair engines?')
  },

  'step two missing': async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.introduce()
    await form.send.click()
    await form.host.getByText(texts.errors.required).waitFor()
  },

  sent: async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.submit()
    await form.again.waitFor()
  },

  queued: async ({ page, foyer, texts }) => {
    await foyer.sandbox.faults.set({ kind: 'down' })
    const form = formOn(page, texts)
    await form.submit()
    await form.host.getByText(texts.queued).first().waitFor()
  },

  failed: async ({ page, texts }) => {
    // Not a refusal that is tried again, so that the state comes at once.
    await gate(page, 'conversations', refusedBy(413, 'too_large'))
    const form = formOn(page, texts)
    await form.introduce()
    await form.retry.waitFor()
  },

  waiting: async ({ page, texts }) => {
    await gate(page, 'conversations', refusedBy(429, 'rate_limited', { 'Retry-After': '42' }))
    const form = formOn(page, texts)
    await form.introduce()
    await form.retry.waitFor()
  },

  offline: async ({ page, texts }) => {
    const form = formOn(page, texts)
    await form.name.waitFor()
    await page.context().setOffline(true)
    await form.introduce()
    await form.host.getByText(texts.offline).first().waitFor()
  },

  refused: async ({ page, texts }) => {
    await gate(page, 'tickets', refusedBy(404, 'form_unknown'))
    const form = formOn(page, texts)
    await form.name.focus()
    await form.host.getByText(texts.refused).first().waitFor()
  },
}
