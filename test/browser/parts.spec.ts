import type { Page } from '@playwright/test'
import { answered, gate } from '../helpers/page-gate.ts'
import { expect, test } from '../helpers/page-test.ts'

test.use({
  formConfig: {
    intro: 'We answer within a day.',
    questions: [
      { key: 'topic', kind: 'radio', label: 'Topic', options: [{ value: 'sale', label: 'A sale' }] },
      { key: 'size', kind: 'select', label: 'Size', options: [{ value: 's', label: 'Small' }] },
      { key: 'number', label: 'Number', pattern: '\\d+', patternHint: 'Digits.' },
      { key: 'message', kind: 'textarea', required: true },
    ],
  },
})

const STEP_ONE = 'card progress language title intro field label input button submit'.split(' ')
const STEP_TWO = 'card progress title field label hint input select choice button submit back'.split(' ')

/** Which of the parts the page's style reaches. */
const reached = (page: Page) =>
  page.locator('foyer-form').evaluate(host => {
    const found = [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])]
      .filter(element => getComputedStyle(element).borderTopColor === 'rgb(1, 2, 3)')
      .flatMap(element => [...element.part])
    return [...new Set(found)].sort()
  })

/** The page asks for each of some parts by its name. */
const styled = (names: string[]) =>
  `<style>${names.map(name => `foyer-form::part(${name}) { border-color: rgb(1 2 3) }`).join('')}</style>`

test('The page reaches every part of the first step', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ head: styled([...STEP_ONE, 'icon']) }))
  await form.name.waitFor()
  expect(await reached(page)).toEqual([...STEP_ONE, 'icon'].sort())
})

test('The page reaches every part of the second step', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ head: styled(STEP_TWO) }))
  await form.introduce()
  await form.message.waitFor()
  expect(await reached(page)).toEqual([...STEP_TWO].sort())
})

test('The page reaches what is said of mistakes and trouble', async ({ page, foyer, form }) => {
  await page.goto(foyer.serve({ head: styled(['fault', 'notice', 'icon']) }))
  await form.next.click()
  await expect(form.name).toBeFocused()
  expect(await reached(page)).toEqual(['fault', 'icon'])
  await gate(page, 'conversations', answered(413, { code: 'too_large' }))
  await form.introduce()
  await form.retry.waitFor()
  expect(await reached(page)).toEqual(['icon', 'notice'])
})

test('The page reaches every part of the ending', async ({ page, foyer, form }) => {
  const parts = ['card', 'ending', 'icon', 'title', 'intro', 'button']
  await page.goto(foyer.serve({ head: styled(parts) }))
  await form.submit()
  await form.again.waitFor()
  expect(await reached(page)).toEqual(parts.sort())
})
