import { expect, test } from '../helpers/page-test.ts'

test('The link becomes the form', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  await expect(page.getByRole('link', { name: 'Write to us' })).toHaveCount(0)
})

test('Without a link the form stands where the script stands', async ({ page, foyer, form }) => {
  const { script } = foyer.snippet
  await page.goto(foyer.serve({ body: `<p id="before">Before</p>${script}<p id="after">After</p>` }))
  await expect(form.name).toBeVisible()
  const order = await page.locator('main > :not(script)').evaluateAll(all => all.map(e => e.localName))
  expect(order).toEqual(['p', 'foyer-form', 'p'])
})

const TAGS: [how: string, tag: (script: string) => string][] = [
  ['deferred', script => script.replace('async', 'defer')],
  ['at once', script => script.replace(' async', '')],
  ['as a module', script => script.replace('async', 'type="module"')],
  ['with a query behind its address', script => script.replace('.js', '.js?v=7')],
  ['twice', script => script + script],
]
for (const place of ['head', 'body'] as const) {
  for (const [how, tag] of TAGS) {
    test(`A script in the ${place}, loaded ${how}, makes one form`, async ({ page, foyer, form }) => {
      const scripts = tag(foyer.snippet.script)
      const { anchor } = foyer.snippet
      await page.goto(
        foyer.serve(place === 'head' ? { head: scripts, body: anchor } : { body: anchor + scripts }),
      )
      await expect(form.name).toBeVisible()
      await expect(form.host).toHaveCount(1)
      await expect(page.getByRole('link')).toHaveCount(0)
    })
  }
}

test('Two scripts without a link make one form', async ({ page, foyer, form }) => {
  const { script } = foyer.snippet
  await page.goto(foyer.serve({ body: `${script}<p>Between</p>${script}` }))
  await expect(form.name).toBeVisible()
  await expect(form.host).toHaveCount(1)
})

test('A script that comes again leaves the form alone', async ({ page, foyer, form }) => {
  const warnings: string[] = []
  page.on('console', message => warnings.push(message.text()))
  await page.goto(foyer.serve())
  await form.name.fill('Ana Sousa')
  await page.addScriptTag({ url: `${foyer.relay}/embed/contact.js` })
  await page.waitForLoadState('networkidle')
  await expect(form.name).toHaveValue('Ana Sousa')
  await expect(form.host).toHaveCount(1)
  expect(warnings).toEqual([])
})

test('Two links make two forms that know nothing of each other', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  await page.goto(foyer.serve({ body: anchor + anchor + script }))
  await form.name.first().fill('Ana Sousa')
  await expect(form.name).toHaveCount(2)
  await expect(form.name.last()).toHaveValue('')
})

test.describe('A form whose name every object has', () => {
  test.use({ otherForms: { constructor: { title: 'Ask our builders' } } })

  test('is one like others', async ({ page, foyer, form }) => {
    const { anchor, script } = foyer.snippet
    await page.goto(foyer.serve({ body: (anchor + script).replaceAll('contact', 'constructor') }))
    await expect(form.heading).toHaveText('Ask our builders')
    await page.evaluate(() => {
      document.body.innerHTML = '<foyer-form data-foyer="constructor"></foyer-form>'
    })
    await expect(form.heading).toHaveText('Ask our builders')
  })
})

test('Where the script is blocked the link leads to the form’s own page', async ({ page, foyer }) => {
  await page.route('**/embed/contact.js', route => route.abort('blockedbyclient'))
  await page.goto(foyer.serve())
  await page.getByRole('link', { name: 'Write to us' }).click()
  await expect(page).toHaveURL(`${foyer.relay}/f/contact`)
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible()
})

test('The link stays where the form’s file can’t be had', async ({ page, foyer, form }) => {
  await page.route('**/embed/assets/form.*.js', route => route.abort())
  const warned = page.waitForEvent('console', message => message.text().startsWith('[foyer]'))
  await page.goto(foyer.serve())
  await warned
  await expect(page.getByRole('link', { name: 'Write to us' })).toBeVisible()
  await expect(form.host).toHaveCount(0)
})

test('Nothing is asked of the relay and nothing is stored before the visitor comes', async ({
  page,
  context,
  foyer,
  form,
}) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname.replace(/\.\w{8}(?=\.)/g, '')))
  await page.goto(foyer.serve())
  await expect(form.name).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked.filter(path => !/^\/(favicon\.ico)?$/.test(path)).sort()).toEqual([
    '/embed/assets/form.en.js',
    '/embed/contact.js',
  ])
  const ticket = page.waitForRequest('**/v1/forms/contact/tickets')
  await form.name.focus()
  await ticket

  await form.submit()
  await expect(form.heading).toContainText('Thank you')
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})
