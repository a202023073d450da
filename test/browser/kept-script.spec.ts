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
