import { fileURLToPath } from 'node:url'
import { texts as ar } from '../../widget/locales/ar.ts'
import { formOn } from '../helpers/page-form.ts'
import { expect, test } from '../helpers/page-test.ts'

const PICTURE = fileURLToPath(new URL('pictures/form.png', import.meta.url))

const STYLE = `<style>
  body, main { margin: 0 }
  main { display: grid; grid-template-columns: 1fr 1fr; min-height: 100vh }
  main > div { display: grid; align-items: center; padding: 56px }
  foyer-form { --foyer-font: 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; --foyer-width: 100% }
  .light { background: linear-gradient(160deg, #f4f1ea, #e3ede6); --foyer-scheme: light }
  .dark { background: linear-gradient(200deg, #17211d, #0c0f0e); --foyer-scheme: dark }
</style>`

test.use({
  viewport: { width: 1240, height: 660 },
  deviceScaleFactor: 2,
  formConfig: {
    title: { en: 'Talk to the workshop', ar: 'تحدث مع ورشتنا' },
    intro: {
      en: 'Tell us what needs mending. We answer within one working day.',
      ar: 'أخبرنا بما يحتاج إلى إصلاح، ونرد خلال يوم عمل واحد.',
    },
  },
})

test('Two forms on one page, each in its language and its scheme', async ({ page, foyer, form }) => {
  const { anchor, script } = foyer.snippet
  const body = `<div class="light">${anchor}</div><div class="dark" lang="ar">${anchor}</div>${script}`
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(foyer.serve({ head: STYLE, body }))

  await form.name.fill('Ana Sousa')
  await form.host.first().getByRole('radio', { name: 'Phone' }).check()
  await form.phone.fill('020 7946 0958')
  const arabic = formOn(page, ar)
  await arabic.introduce('ليلى حداد', 'laila@example.com')
  await arabic.message.fill('توقفت ساعة جدي عن العمل، فهل يمكنكم إصلاحها؟')
  await form.phone.focus()

  const surfaces = await page
    .locator('foyer-form .foyer')
    .evaluateAll(forms => forms.map(one => getComputedStyle(one).backgroundColor))
  expect(surfaces).toEqual(['rgb(255, 255, 255)', 'rgb(28, 27, 25)'])
  if (process.env.FOYER_PICTURES) await page.screenshot({ path: PICTURE, animations: 'disabled' })
})
