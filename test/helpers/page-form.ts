import type { Locator, Page } from '@playwright/test'
import { texts as en } from '../../widget/locales/en.ts'
import type { Texts } from '../../widget/locales/texts.ts'

/** The form on a page, by what a visitor sees and hears. */
export interface FormOnPage {
  host: Locator
  name: Locator
  email: Locator
  phone: Locator
  country: Locator
  language: Locator
  message: Locator
  byEmail: Locator
  byPhone: Locator
  next: Locator
  back: Locator
  send: Locator
  retry: Locator
  again: Locator
  heading: Locator
  /** What a screen reader is told. */
  status: Locator
  /** Step one, by email. */
  introduce(name?: string, email?: string): Promise<void>
  /** Both steps, until the relay has answered. */
  submit(message?: string): Promise<void>
}

export function formOn(page: Page, texts: Texts = en): FormOnPage {
  const host = page.locator('foyer-form')
  const button = (name: string) => host.getByRole('button', { name, exact: true })
  const box = (name: string) => host.getByRole('textbox', { name, exact: true })
  const form = {
    host,
    name: box(texts.name),
    email: box(texts.email),
    phone: box(texts.phone),
    country: host.getByRole('combobox', { name: texts.country }),
    language: host.getByRole('combobox', { name: texts.language }),
    message: box(texts.message),
    byEmail: host.getByRole('radio', { name: texts.email }),
    byPhone: host.getByRole('radio', { name: texts.phone }),
    next: button(texts.next),
    back: button(texts.back),
    send: button(texts.send),
    retry: button(texts.retry),
    again: button(texts.again),
    heading: host.getByRole('heading'),
    status: host.getByRole('status'),
  }
  const introduce = async (name = 'Ana Sousa', email = 'ana@example.com') => {
    await form.name.fill(name)
    await form.email.fill(email)
    await form.next.click()
  }
  return {
    ...form,
    introduce,
    async submit(message = 'Do you repair engines?') {
      await introduce()
      await form.message.fill(message)
      await form.send.click()
    },
  }
}
