import { readFileSync } from 'node:fs'
import { texts as en } from '../../widget/locales/en.ts'
import { texts as ptBR } from '../../widget/locales/pt-BR.ts'
import { expect, test } from '../helpers/page-test.ts'

const PUBLISHED = readFileSync(new URL('../helpers/published-loader.txt', import.meta.url), 'utf8')

test.describe('A script that a page has kept', () => {
  test.use({ formConfig: { languages: ['en', 'pt'] } })

  for (const language of ['en', 'pt']) {
    // It calls by a name that is none any more what Portuguese is written in today.
    test(`works with the relay of today, in ${language}`, async ({ page, foyer, form }) => {
      const script = PUBLISHED.replaceAll('https://forms.example.com', foyer.relay)
      await page.route(`${foyer.site}/kept.js`, route =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      )
      const body = `${foyer.snippet.anchor}<script async src="/kept.js"></script>`
      await page.goto(foyer.serve({ body, lang: language }))
      await expect(form.heading).toHaveText(language === 'en' ? en.title : ptBR.title)
      await form.host.locator('#name').fill('Ana Sousa')
      await form.host.locator('#email').fill('ana@example.com')
      await form.host.locator('[type=submit]').click()
      await form.host.locator('textarea').fill('Do you repair engines?')
      await form.host.locator('[type=submit]').click()
      await expect(form.heading).toContainText('Ana Sousa')
      expect(foyer.sandbox.leads()).toMatchObject([{ attributes: { message: 'Do you repair engines?' } }])
    })
  }
})

test.describe('A kept script beside one of today', () => {
  test.use({ formConfig: { languages: ['en', 'pt'] }, otherForms: { booking: { title: 'Book a visit' } } })

  for (const [order, isKeptFirst] of [
    ['before', true],
    ['after', false],
  ] as const) {
    test(`makes one form of each place, ${order} it`, async ({ page, foyer, form }) => {
      const kept = `<script>${PUBLISHED.replaceAll('https://forms.example.com', foyer.relay)}</script>`
      const { anchor, script } = foyer.snippet
      const today = script.replace(' async', '')
      const scripts = isKeptFirst ? [kept, today] : [today, kept]
      const booking = [anchor, today].map(markup => markup.replaceAll('contact', 'booking'))
      await page.goto(foyer.serve({ body: [anchor, ...scripts, ...booking, anchor].join('') }))
      await expect(form.heading).toHaveText(['Contact us', 'Book a visit', 'Contact us'])
      await page.waitForLoadState('networkidle')
      await expect(form.host).toHaveCount(3)
      await expect(page.getByRole('link')).toHaveCount(0)
      await form.name.first().fill('Ana Sousa')
      await form.email.first().fill('ana@example.com')
      await form.next.first().click()
      await form.message.fill('Do you repair engines?')
      await form.send.click()
      await expect(form.heading.first()).toContainText('Thank you')
    })
  }
})
