import { createHash } from 'node:crypto'
import { expect, test } from '../helpers/page-test.ts'

test('A script that is pinned by its hash works, and one that was changed leaves the link', async ({
  page,
  foyer,
  form,
}) => {
  const text = await (await fetch(`${foyer.relay}/embed/contact.js`)).text()
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8)
  const body = (integrity: string) =>
    `${foyer.snippet.anchor}<script async src="${foyer.relay}/embed/contact.${hash}.js" integrity="${integrity}" crossorigin="anonymous"></script>`
  const sha384 = (what: string) => `sha384-${createHash('sha384').update(what).digest('base64')}`

  await page.goto(foyer.serve({ body: body(sha384(text)) }))
  await form.submit()
  await expect(form.heading).toContainText('Thank you')

  const blocked = page.waitForEvent('console', message => message.text().includes('integrity'))
  await page.goto(foyer.serve({ body: body(sha384(`${text} `)) }))
  await blocked
  await expect(page.getByRole('link', { name: 'Write to us' })).toBeVisible()
  await expect(form.host).toHaveCount(0)
})
