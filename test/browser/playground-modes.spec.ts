import { expect } from '@playwright/test'
import { test } from '../helpers/page-playground.ts'

test('a panel stands open in both frames, leaves the focus at the control, and sends', async ({
  playground,
}) => {
  const { demo, page, phone, desktop, open } = playground
  await open()
  await page.getByRole('button', { name: 'Just a message' }).click()
  await page.locator('summary').filter({ hasText: 'Where it appears' }).click()
  await page.getByRole('radio', { name: 'Side panel' }).check({ force: true })
  const label = page.getByRole('textbox', { name: 'On the button' })
  await label.fill('Ask us')
  for (const frame of [phone, desktop])
    await expect(frame.locator('foyer-form .launcher')).toHaveText('Ask us')
  for (const frame of [phone, desktop])
    await expect(frame.locator('foyer-form').getByLabel('Your name')).toBeVisible()
  await expect(label).toBeFocused()
  await desktop.locator('foyer-form .close').click()
  await expect(desktop.getByRole('button', { name: 'Ask us' })).toBeVisible()

  await page.getByRole('radio', { name: 'Sent', exact: true }).check({ force: true })
  await expect(phone.locator('foyer-form').getByRole('heading', { name: /Thank you/ })).toBeVisible()
  await expect.poll(() => demo.playground.vorel.sandbox.leads().length).toBeGreaterThan(0)
})

test('where else to turn is seen when the form is offline', async ({ playground }) => {
  const { page, phone, open } = playground
  await open()
  await page.locator('summary').filter({ hasText: 'When it can’t send' }).click()
  await page.getByRole('textbox', { name: 'Email to write to instead' }).fill('desk@example.com')
  await page.getByRole('radio', { name: 'Offline', exact: true }).check({ force: true })
  await expect(phone.locator('foyer-form').getByRole('link', { name: 'desk@example.com' })).toBeVisible()
})
