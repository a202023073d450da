import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { builtEmbed } from '../../relay/built-files.ts'
import { type EmbedVariant, readEmbedAssets } from '../../relay/http/embed-assets.ts'
import type { LocaleId } from '../../shared/locales.ts'
import { configWith } from '../helpers/config.ts'
import { expectProblem } from '../helpers/problems.ts'
import { runCli, writeConfig } from '../helpers/run-cli.ts'
import { sharedRelay } from '../helpers/shared-relay.ts'

const relay = sharedRelay()
const assets = readEmbedAssets(builtEmbed())
const together = ({ form, locales }: EmbedVariant, id: LocaleId) => form.replace(/js$/, `${locales[id]}`)

/** None of it is to be had where the snippet is printed. */
const SECRETS_ELSEWHERE = { store: 'env:DATABASE_URL', secret: 'env:SECRET' }

/** What `foyer snippet` prints for the tests' config. */
async function snippet(...args: string[]) {
  const cli = runCli(['snippet', ...args, '--config', writeConfig(configWith(SECRETS_ELSEWHERE))])
  return { code: await cli.exited, text: cli.stdout(), trouble: cli.stderr() }
}

describe('a script by its hash', () => {
  test('is the floating one, for good', async () => {
    const floating = await relay().request('/embed/contact.js')
    const hash = createHash('sha256').update(floating.text).digest('hex').slice(0, 8)
    const pinned = await relay().request(`/embed/contact.${hash}.js`)
    expect(pinned.text).toBe(floating.text)
    expect(pinned.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(pinned.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  test('of another time is the one of today, for minutes', async () => {
    const { status, headers } = await relay().request('/embed/contact.00000000.js')
    expect([status, headers.get('Cache-Control')]).toEqual([200, expect.stringContaining('max-age=300')])
  })

  test('of no form is a 404', async () => {
    expectProblem(await relay().request('/embed/nosuch.00000000.js'), 'form_unknown')
  })
})

describe('a file of an earlier build', () => {
  test.each([
    ['form.00000000.js', assets.lean.form],
    ['form-full.00000000.js', assets.full.form],
    ['en.00000000.js', assets.lean.locales.en],
    ['form.00000000.en.00000000.js', together(assets.lean, 'en')],
    [together(assets.full, 'ar').replace(/\w{8}(?=\.js)/, '00000000'), together(assets.full, 'ar')],
    ['pt.00000000.js', assets.lean.locales['pt-BR'] ?? assets.lean.locales['pt-PT']],
    ['ar-full.00000000.js', assets.full.locales.ar],
  ])('%s has a successor, for minutes', async (name, successor) => {
    const old = await relay().request(`/embed/assets/${name}`)
    const today = await relay().request(`/embed/assets/${successor}`)
    expect([old.status, old.text]).toEqual([200, today.text])
    expect(old.headers.get('Cache-Control')).toContain('max-age=300')
    expect(today.headers.get('Cache-Control')).toContain('immutable')
  })

  test.each([
    ...['loader.00000000.js', 'tlh.00000000.js', 'form.js', 'form.0000.js', '..%2f.00000000.js'],
    ...['form.00000000.tlh.00000000.js', 'form.00000000.later.00000000.js', 'en.00000000.en.00000000.js'],
  ])('%s never was one', async name => {
    expectProblem(await relay().request(`/embed/assets/${name}`), 'not_found')
  })
})

describe('foyer snippet', () => {
  test('prints what a page needs', async () => {
    const { code, text } = await snippet()
    const [anchor, script] = text.trim().split('\n')
    expect([code, anchor]).toEqual([
      0,
      '<a data-foyer="contact" href="https://forms.example.com/f/contact" style="display:block;min-height:466px">Contact us</a>',
    ])
    expect(script).toBe('<script async src="https://forms.example.com/embed/contact.js"></script>')
  })

  test('prints one that the browser checks', async () => {
    const { text } = await snippet('contact', '--pin')
    expect(text).toMatch(
      /src="https:\/\/forms\.example\.com\/embed\/contact\.[0-9a-f]{8}\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/,
    )
  })

  test('reserves no space for a form that comes up over the page', async () => {
    const config = configWith({ ...SECRETS_ELSEWHERE, 'forms.contact.mode': 'popup' })
    const cli = runCli(['snippet', '--config', writeConfig(config)])
    expect(await cli.exited).toBe(0)
    expect(cli.stdout()).not.toContain('style')
  })

  test('needs no secret, and hides no mistake', async () => {
    const changes = {
      ...SECRETS_ELSEWHERE,
      publicURL: 'https://a.example',
      'forms.contact.upstream': 'sales',
    }
    const cli = runCli(['snippet', '--config', writeConfig(configWith(changes))])
    expect(await cli.exited).toBe(1)
    expect(cli.stderr()).toContain('no such key here (did you mean "publicUrl"?)')
    expect(cli.stderr()).toContain('forms.contact.upstream')
    expect(cli.stderr()).not.toContain('env:')
  })

  test('needs the address, wherever it stands', async () => {
    const file = writeConfig(configWith({ publicUrl: 'env:PUBLIC_URL' }))
    const without = runCli(['snippet', '--config', file])
    expect([await without.exited, without.stderr()]).toEqual([1, expect.stringContaining('env:PUBLIC_URL')])
    const cli = runCli(['snippet', '--config', file], { PUBLIC_URL: 'https://a.example' })
    expect([await cli.exited, cli.stdout()]).toEqual([0, expect.stringContaining('https://a.example/embed/')])
  })

  test('says which forms there are', async () => {
    expect(await snippet('sales')).toEqual({
      code: 1,
      text: '',
      trouble: 'Name one of the forms: contact.\n',
    })
  })
})
