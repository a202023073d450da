import type { Locator, Page } from '@playwright/test'
import type { Foyer } from '../helpers/page-foyer.ts'
import { expect, test } from '../helpers/page-test.ts'

const LONG = '<p>We mend sash windows.</p>'.repeat(60)
const PAGE = `<button id="before">Before</button>${LONG}<input id="search">`

/** A page with the script, and a launcher that has come. */
async function open(page: Page, { serve, snippet }: Foyer, body = PAGE): Promise<void> {
  await page.goto(serve({ body: body + snippet.script }))
  await expect(launcherOf(page)).toBeVisible()
}

const launcherOf = (page: Page): Locator => page.locator('foyer-form .launcher button')
const dialogOf = (page: Page): Locator => page.locator('foyer-form dialog')
/** The id of what has the focus, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.id || element?.getAttribute('part') || `${element?.localName}`
  })

/** Names of the form's events with the number of their like, from here on. */
async function heard(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const names: string[] = []
    for (const name of ['shown', 'started', 'step', 'conversation', 'lead', 'closed'])
      addEventListener(`foyer:${name}`, () => names.push(name))
    Object.assign(window, { names })
  })
  return () => page.evaluate('names')
}

for (const mode of ['popup', 'panel'])
  test.describe(mode, () => {
    test.use({ formConfig: { mode } })

    test('the form is downloaded when it is wanted, and gets the lead through', async ({
      page,
      foyer,
      form,
    }) => {
      const asked: string[] = []
      page.on('request', request => asked.push(new URL(request.url()).pathname))
      await open(page, foyer)
      expect(asked.filter(path => /\/form\./.test(path))).toEqual([])
      await expect(form.name).toHaveCount(0)
      const names = await heard(page)
      await launcherOf(page).click()
      await form.submit()
      await expect(form.heading).toHaveText('Thank you, Ana Sousa')
      expect(foyer.sandbox.leads()).toMatchObject([{ email: 'ana@example.com' }])
      expect(await names()).toEqual(['shown', 'started', 'conversation', 'step', 'lead'])
    })

    test('the focus goes in, stays in, and comes back; the page behind is inert', async ({
      page,
      foyer,
      form,
    }) => {
      await open(page, foyer)
      await launcherOf(page).click()
      await expect(form.name).toBeFocused()
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press('Tab')
        expect(await focused(page)).not.toMatch(/^(before|search|launcher)$/)
      }
      await expect(launcherOf(page)).toBeHidden()
      await expect(page.locator('#before').click({ timeout: 500 })).rejects.toThrow(
        /intercepts pointer events/,
      )
      await page.keyboard.press('Escape')
      await expect(dialogOf(page)).toBeHidden()
      await expect.poll(() => focused(page)).toBe('launcher')
    })

    test('what is only pointed at is not shown', async ({ page, foyer, form }) => {
      await open(page, foyer)
      const names = await heard(page)
      await launcherOf(page).hover()
      await expect(form.host.locator('#name')).toHaveCount(1)
      expect(await names()).toEqual([])
      await launcherOf(page).click()
      await expect(form.name).toBeFocused()
      await expect.poll(names).toEqual(['shown', 'started'])
    })

    test('what was typed is there when it is opened again', async ({ page, foyer, form }) => {
      await open(page, foyer)
      const names = await heard(page)
      await launcherOf(page).click()
      await form.name.fill('Ana Sousa')
      await page.locator('foyer-form .close').click()
      await expect(dialogOf(page)).toBeHidden()
      await launcherOf(page).click()
      await expect(form.name).toHaveValue('Ana Sousa')
      // Beside the dialog.
      await page.mouse.click(5, 5)
      await expect(dialogOf(page)).toBeHidden()
      await expect.poll(names).toEqual(['shown', 'started', 'closed', 'shown', 'closed'])
    })

    test('text that is selected out of it leaves it open', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await launcherOf(page).click()
      await form.name.fill('Ana Sousa')
      const box = await form.name.boundingBox()
      await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
      await page.mouse.down()
      await page.mouse.move(5, 5, { steps: 4 })
      await page.mouse.up()
      await expect(form.name).toBeVisible()
      await page.mouse.click(5, 5)
      await expect(dialogOf(page)).toBeHidden()
    })

    test('stands above whatever the page puts on top', async ({ page, foyer, form }) => {
      const cover = 'position:fixed;inset:0;z-index:2147483647;background:#fff'
      await open(page, foyer, `<div style="${cover}">Above all</div>`)
      await launcherOf(page).click()
      await form.introduce()
      await expect(form.message).toBeFocused()
    })
  })

test.describe('what opens it', () => {
  test.use({ formConfig: { mode: 'popup' } })

  test('any element that says so, with the focus back on it', async ({ page, foyer, form }) => {
    const body = '<a id="write" href="/elsewhere" data-foyer-open="contact">Write to us</a>'
    await open(page, foyer, body)
    await page.locator('#write').click()
    await expect(form.name).toBeFocused()
    expect(page.url()).toBe(`${foyer.site}/`)
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('write')
  })

  test('the link of the snippet, and nothing within the form', async ({ page, foyer, form }) => {
    await open(page, foyer, foyer.snippet.anchor)
    const link = page.locator('a[data-foyer]')
    await link.click()
    await expect(form.name).toBeFocused()
    await page.locator('foyer-form .close').click()
    await expect(dialogOf(page)).toBeHidden()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    await expect(dialogOf(page)).toBeHidden()
    await expect(link).toBeFocused()
  })

  test('where the files can’t be had, the hosted page instead', async ({ page, foyer }) => {
    await page.route('**/embed/assets/form*', route => route.abort())
    await open(page, foyer)
    await launcherOf(page).click()
    await expect(page).toHaveURL(`${foyer.relay}/f/contact`)
  })

  test('the page, by the queue', async ({ page, foyer, form }) => {
    const body = `<script>(window.foyer ||= []).push(['contact', form => form.open()])</script>`
    await page.goto(foyer.serve({ body: body + foyer.snippet.script }))
    await expect(form.name).toBeVisible()
  })
})

test.describe('an element of a page that comes and goes', () => {
  test.use({ formConfig: { mode: 'popup' } })

  test('has its launcher again when it is put back', async ({ page, foyer, form }) => {
    await open(page, foyer)
    await page.locator('foyer-form').evaluate(host => {
      host.remove()
      document.body.prepend(host)
    })
    await expect(launcherOf(page)).toBeVisible()
    await launcherOf(page).click()
    await expect(form.name).toBeFocused()
  })
})

test.describe('without a launcher', () => {
  test.use({ formConfig: { mode: 'panel', launcher: { show: false } } })

  test('only what the page has opens it', async ({ page, foyer, form }) => {
    const button = '<button id="ask" data-foyer-open="contact">Ask</button>'
    await page.goto(foyer.serve({ body: button + foyer.snippet.script }))
    await expect(page.locator('foyer-form')).toHaveCount(1)
    await expect(launcherOf(page)).toBeHidden()
    await page.locator('#ask').click()
    await expect(form.name).toBeVisible()
  })
})

test.describe('an inline form', () => {
  test('that nothing on the page shows comes up over it when it is asked for', async ({
    page,
    foyer,
    form,
  }) => {
    const button = '<button id="ask" data-foyer-open="contact">Ask</button>'
    await page.goto(foyer.serve({ body: button + foyer.snippet.script }))
    await page.locator('#ask').click()
    await expect(form.name).toBeFocused()
    await expect(dialogOf(page)).toBeVisible()
  })

  test('is gone to where it stands', async ({ page, foyer, form }) => {
    const body = `<button id="ask" data-foyer-open="contact">Ask</button>${LONG}${foyer.snippet.anchor}`
    await page.goto(foyer.serve({ body: body + foyer.snippet.script }))
    await expect(form.name).toBeVisible()
    await page.locator('#ask').click()
    await expect(form.name).toBeFocused()
    await expect(form.name).toBeInViewport()
  })
})

test.describe('by itself', () => {
  test.describe('after a time', () => {
    test.use({ formConfig: { mode: 'popup', openOn: { seconds: 1 } } })

    test('beside what the visitor does, without taking the focus', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await page.locator('#before').focus()
      await expect(form.name).toBeVisible()
      expect(await focused(page)).toBe('before')
      // The page goes on.
      await page.locator('#before').click()
      await form.name.click()
      await page.keyboard.press('Escape')
      await expect(dialogOf(page)).toBeHidden()
    })

    test('never again once it was closed', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await expect(form.name).toBeVisible()
      await page.locator('foyer-form .close').click()
      await page.reload()
      await expect(launcherOf(page)).toBeVisible()
      await page.waitForTimeout(1500)
      await expect(dialogOf(page)).toBeHidden()
    })

    test('not while the visitor writes something else', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await page.locator('#search').focus()
      await page.waitForTimeout(1500)
      await expect(dialogOf(page)).toBeHidden()
      await page.locator('#before').focus()
      await expect(form.name).toBeVisible()
    })

    test.describe('beside another form', () => {
      test.use({ otherForms: { sales: { title: 'Sales' } } })

      test('not while the visitor writes in that', async ({ page, foyer }) => {
        const { relay, snippet } = foyer
        const other = `<foyer-form data-foyer="sales"></foyer-form><script src="${relay}/embed/sales.js"></script>`
        await page.goto(foyer.serve({ body: other + snippet.script }))
        await page.locator('[data-foyer=sales]').getByLabel('Your name').fill('Ana')
        const dialog = page.locator('[data-foyer=contact] dialog')
        await page.waitForTimeout(1500)
        await expect(dialog).toBeHidden()
        await page.evaluate(() => (document.activeElement as HTMLElement).blur())
        await expect(dialog).toBeVisible()
      })
    })

    test('opened by hand it is modal from then on', async ({ page, foyer, form }) => {
      await open(page, foyer, `${PAGE}<button id="ask" data-foyer-open="contact">Ask</button>`)
      await expect(form.name).toBeVisible()
      await form.name.fill('Ana')
      await page.locator('#ask').click()
      await expect(form.name).toBeFocused()
      await expect(form.name).toHaveValue('Ana')
      expect(await dialogOf(page).evaluate(dialog => dialog.matches(':modal'))).toBe(true)
    })
  })

  test.describe('on the way down', () => {
    test.use({ formConfig: { mode: 'panel', openOn: { scroll: 50 } } })

    test('at that part of the page', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await page.evaluate('scrollTo(0, 200)')
      await page.waitForTimeout(300)
      await expect(dialogOf(page)).toBeHidden()
      await page.evaluate('scrollTo(0, document.body.scrollHeight)')
      await expect(form.name).toBeVisible()
      expect(await page.evaluate('scrollY')).toBeGreaterThan(200)
    })
  })

  test.describe('on the way out', () => {
    test.use({ formConfig: { mode: 'popup', openOn: { exit: true } } })

    test('when the pointer leaves by the top', async ({ page, foyer, form }) => {
      await open(page, foyer)
      await page.mouse.move(300, 200)
      await expect(dialogOf(page)).toBeHidden()
      await page.evaluate(() =>
        document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 })),
      )
      await expect(form.name).toBeVisible()
    })
  })
})
