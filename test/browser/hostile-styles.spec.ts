import { STYLED } from '../helpers/hostile-styles.ts'
import { looksOf } from '../helpers/looks.ts'
import { expect, test } from '../helpers/page-test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const [what, served] of Object.entries(STYLED)) {
  test(`A page that ${what} changes no control`, async ({ page, foyer, form }) => {
    await page.goto(foyer.serve())
    await expect(form.name).toBeVisible()
    const free = await looksOf(page)
    expect(free.length).toBeGreaterThan(20)

    await page.goto(foyer.serve(served))
    await expect(form.name).toBeVisible()
    expect(await looksOf(page)).toEqual(free)
    await expect(form.name).toHaveCSS('font-size', '16px')
  })
}
