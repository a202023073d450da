import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { surgery } from '../helpers/doctor-page.ts'

const { look, codes, tag, relayUrl, pageUrl, relay } = surgery()
const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const link = () => `<a data-foyer="contact" href="${relayUrl()}/f/contact">Write to us</a>`

describe('of a page that is right there is nothing to say', () => {
  test.each<[what: string, html: () => string, headers?: object]>([
    ['with link and tag', () => page(link() + tag())],
    ['with the tag alone', () => page(tag())],
    ['with the tag in the head', () => page(link(), tag())],
    [
      'with a tag that is a module',
      () => page(`<script type="module" src="${relayUrl()}/embed/contact.js"></script>`),
    ],
    ['with a base', () => page('<script src="embed/contact.js"></script>', `<base href="${relayUrl()}/">`)],
    ['with tags that nobody closes', () => page('<div>'.repeat(5000) + tag())],
    ['with frames, caches and COOP', () => page(tag()), { 'Cross-Origin-Opener-Policy': 'same-origin' }],
    ['that is isolated', () => page(tag()), { 'Cross-Origin-Embedder-Policy': 'require-corp' }],
    [
      'in another encoding',
      () => page(`caf\u00e9 ${tag()}`),
      { 'Content-Type': 'text/html; charset=iso-8859-1' },
    ],
  ])('%s', async (_what, html, headers = {}) => {
    const report = await look(html(), { headers: headers as Record<string, string> })
    expect(report).toEqual({
      ...{ looked: true, page: `${pageUrl()}/contact`, relay: relayUrl(), form: 'contact' },
      findings: [],
    })
  })

  test('compressed, in UTF-16, and as long as a novel', async () => {
    const text = page(tag() + 'a word '.repeat(100_000))
    const body = gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le'))
    const report = await look(response =>
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }).end(body),
    )
    expect(report).toMatchObject({ looked: true, form: 'contact', findings: [] })
  })

  test('and nothing is left behind in the relay', async () => {
    expect(await codes(page(tag()))).toEqual([])
    expect(relay().sandbox.journal.entries()).toEqual([])
    expect(relay().observations).toEqual([])
  })
})

describe('a tag does nothing', () => {
  test.each<[what: string, html: () => string, code: string]>([
    ['that is not there', () => page('Hello'), 'tag_missing'],
    ['in a comment', () => page(`<!-- ${tag()} -->`), 'tag_in_vain'],
    ['in <noscript>', () => page(`<noscript>${tag()}</noscript>`), 'tag_in_vain'],
    ['in <noscript> of the head', () => page('', `<noscript>${tag()}</noscript>`), 'tag_in_vain'],
    ['in <template>', () => page(`<template><p>${tag()}</p></template>`), 'tag_in_vain'],
    [
      'that visitors read as text',
      () => page(tag().replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
      'tag_in_vain',
    ],
    ['in <textarea>', () => page(`<textarea>${tag()}</textarea>`), 'tag_missing'],
    ['for old browsers only', () => page(tag().replace('async', 'nomodule')), 'tag_nomodule'],
    ['of an unknown type', () => page(tag().replace('async', 'type="text/x-later"')), 'tag_type'],
  ])('%s', async (_what, html, code) => {
    expect(await codes(html(), { target: { form: 'contact' } })).toEqual([code])
  })

  test('says on which line it is, and what it stands in', async () => {
    const report = await look(`<!doctype html>\n<p>\n<!--\n${tag()} -->`)
    expect(report).toMatchObject({
      findings: [{ code: 'tag_in_vain', says: 'The tag on line 3 stands in an HTML comment.' }],
    })
  })

  test('says what may put one in', async () => {
    const manager = '<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-1"></script>'
    const merged = '<script src="/wp-content/cache/autoptimize/js/autoptimize_1.js"></script>'
    for (const [html, name] of [
      [manager, 'Google Tag Manager'],
      [merged, 'Autoptimize'],
    ] as const) {
      const report = await look(page(html))
      expect(report).toMatchObject({
        findings: [{ code: 'tag_missing', says: expect.stringContaining(name) }],
      })
    }
  })

  test('that a script puts in is taken for one', async () => {
    const script = `<script>const s = document.createElement('script'); s.src = '${relayUrl()}/embed/contact.js'</script>`
    expect(await look(page(script))).toMatchObject({
      form: 'contact',
      findings: [{ code: 'tag_put_in', level: 'note' }],
    })
  })
})

describe('a tag that does something else:', () => {
  test('another relay', async () => {
    const report = await look(page('<script src="https://old.example.com/embed/contact.js"></script>'))
    expect(report).toMatchObject({ findings: [{ code: 'tag_other_relay', level: 'wrong' }] })
  })

  test('another form', async () => {
    expect(await codes(page(tag()), { target: { form: 'sales' } })).toEqual([
      'tag_other_form',
      'site_missing',
    ])
  })

  test('a form that there is not', async () => {
    expect(await codes(page(tag().replace('contact', 'kontact')))).toEqual(['form_unknown'])
  })

  test('the same form twice', async () => {
    const report = await look(page(tag() + tag()))
    expect(report).toMatchObject({ findings: [{ code: 'tag_twice', level: 'note' }] })
  })

  test('a form that is tried out', async () => {
    const tried = `<a data-foyer="contact" data-foyer-test href="/">Write</a>${tag()}`
    expect(await codes(page(tried))).toEqual(['test_mode'])
  })

  test('not the form of the element', async () => {
    expect(await codes(page(`<div data-foyer="contcat"></div>${tag()}`))).toEqual(['place_without_tag'])
  })
})

describe('held back', () => {
  const src = () => `${relayUrl()}/embed/contact.js`

  test.each<[name: string, tag: () => string]>([
    [
      'Cloudflare Rocket Loader',
      () => `<script type="7d1a9c4be2f05a3311aa77cc-text/javascript" src="${src()}"></script>`,
    ],
    ['WP Rocket', () => `<script type="rocketlazyloadscript" data-rocket-src="${src()}"></script>`],
    ['LiteSpeed Cache', () => `<script type="litespeed/javascript" data-src="${src()}"></script>`],
    [
      'Perfmatters',
      () => `<script type="pmdelayedscript" data-perfmatters-type="text/javascript" src="${src()}"></script>`,
    ],
    ['Perfmatters', () => `<script data-pmdelayedscript="${src()}"></script>`],
    ['WP Meteor', () => `<script type="javascript/blocked" data-wpmeteor-src="${src()}"></script>`],
    ['An optimiser', () => `<script data-type="lazy" data-src="${src()}"></script>`],
  ])('by %s, the form still comes', async (name, html) => {
    const report = await look(page(html()))
    expect(report).toMatchObject({
      findings: [
        {
          code: 'tag_delayed',
          level: 'note',
          says: expect.stringMatching(new RegExp(`^${name} has rewritten`)),
        },
      ],
    })
  })

  test.each<[name: string, tag: () => string]>([
    ['Cookiebot', () => `<script type="text/plain" data-cookieconsent="marketing" src="${src()}"></script>`],
    [
      'Complianz',
      () =>
        `<script type="text/plain" data-service="foyer" data-category="marketing" data-cmplz-src="${src()}"></script>`,
    ],
    [
      'Borlabs Cookie',
      () =>
        `<script type="text/template" data-borlabs-script-blocker-id="x" data-borlabs-script-blocker-src="${src()}"></script>`,
    ],
    ['OneTrust', () => `<script type="text/plain" class="optanon-category-C0004" src="${src()}"></script>`],
    [
      'CookieYes',
      () => `<script type="text/plain" data-cookieyes="cookieyes-functional" src="${src()}"></script>`,
    ],
    ['Usercentrics', () => `<script type="text/plain" data-usercentrics="Foyer" src="${src()}"></script>`],
    [
      'iubenda',
      () => `<script type="text/plain" class="_iub_cs_activate" data-suppressedsrc="${src()}"></script>`,
    ],
    ['A consent manager', () => `<script type="text/plain" src="${src()}"></script>`],
  ])('by %s, the form comes after consent only', async (name, html) => {
    const report = await look(page(html()))
    expect(report).toMatchObject({
      findings: [
        {
          code: 'tag_waits_for_consent',
          level: 'wrong',
          says: expect.stringMatching(new RegExp(`^${name} holds`)),
        },
      ],
    })
  })

  test('by a mark that the browser never minds, it is not', async () => {
    expect(
      await codes(page(`<script data-cfasync="false" data-category="x" src="${src()}"></script>`)),
    ).toEqual([])
  })
})

describe('a pinned tag', () => {
  const pinned = async (integrity: string, crossorigin = ' crossorigin="anonymous"') =>
    codes(
      page(
        `<script src="${relayUrl()}/embed/contact.00000000.js" integrity="${integrity}"${crossorigin}></script>`,
      ),
    )
  const hash = async () => {
    const { text } = await relay().request('/embed/contact.js')
    return `sha384-${createHash('sha384').update(text).digest('base64')}`
  }

  test('is right with the hash of today', async () => {
    expect(await pinned(await hash())).toEqual([])
    expect(await pinned(`sha256-${'A'.repeat(43)}= ${await hash()}`)).toEqual([])
  })

  test('is wrong with that of another day', async () => {
    expect(await pinned(`sha384-${'A'.repeat(64)}`)).toEqual(['integrity_outdated'])
    const weaker = createHash('sha256').update('').digest('base64')
    expect(await pinned(`sha256-${weaker} sha512-${'A'.repeat(86)}==`)).toEqual(['integrity_outdated'])
  })

  test('needs crossorigin', async () => {
    expect(await pinned(await hash(), '')).toEqual(['integrity_without_cors'])
  })
})

describe('a page that can’t be looked at', () => {
  const unseen = async (...args: Parameters<typeof look>) => {
    const report = await look(...args)
    return report.looked ? null : report.why
  }

  test.each([
    ['is missing', 404, 'It answers 404; some servers show themselves to browsers only.'],
    ['fails', 500, 'It answers 500; some servers show themselves to browsers only.'],
  ])('because it %s', async (_why, status, why) => {
    expect(await unseen(response => response.writeHead(status, { 'Content-Type': 'text/html' }).end())).toBe(
      why,
    )
  })

  test('because it is a picture', async () => {
    expect(await unseen('', { headers: { 'Content-Type': 'image/png' } })).toBe(
      'It is no HTML page but “image/png”.',
    )
  })

  test('because it leads to itself', async () => {
    const why = await unseen(response => response.writeHead(302, { Location: '/contact' }).end())
    expect(why).toBe('Its server redirects without end.')
  })

  test('because its server breaks off', async () => {
    expect(await unseen(response => response.destroy())).toBe('Its server breaks the connection off.')
  })
})

describe('a redirect', () => {
  const via = (location: string, more: Parameters<typeof look>[1] = {}) => {
    let asked = 0
    return look(response => {
      asked += 1
      if (asked === 1) response.writeHead(301, { Location: location }).end()
      else response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(tag()))
    }, more)
  }

  test('is told', async () => {
    const says = `${pageUrl()}/contact leads to ${pageUrl()}/somewhere.`
    expect(await via('/somewhere')).toMatchObject({
      page: `${pageUrl()}/somewhere`,
      findings: [{ code: 'redirected', level: 'note', says }],
    })
  })

  test('to another site is told with the site that counts', async () => {
    const there = pageUrl().replace('127.0.0.1', 'localhost')
    const report = await via(`${there}/contact`, { target: { sites: { contact: [pageUrl()] } } })
    expect(report).toMatchObject({
      findings: [
        { code: 'site_missing', says: expect.stringContaining(`${pageUrl()} is, and that is another one`) },
        {
          code: 'redirected',
          says: expect.stringContaining(`What counts is the site that it ends at, ${there}.`),
        },
      ],
    })
  })
})
