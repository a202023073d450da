import { request as httpRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { builtEmbed } from '../../relay/built-files.ts'
import { readEmbedAssets } from '../../relay/http/embed-assets.ts'
import { PublicForm } from '../../shared/public-form.ts'
import { expectProblem } from '../helpers/problems.ts'
import { sharedRelay } from '../helpers/shared-relay.ts'
import { PUBLIC_URL, SITE } from '../helpers/start-relay.ts'

const relay = sharedRelay({
  form: { title: { en: 'Say hello', ar: 'قل مرحبا' }, intro: '</script><!-- \u2028 😀 $& $1' },
  config: { secret: 'env:KEY' },
})
const assets = readEmbedAssets(builtEmbed())

interface Raw {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** As a browser asks: nothing is decoded on the way. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    httpRequest(relay().url + path, { headers, method }, async response => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
    })
      .on('error', reject)
      .end()
  })
}

/** The data that the loader starts with. */
function dataIn(script: string) {
  const [before = '', after = ''] = assets.loader.split('__FOYER__')
  expect(script.startsWith(before) && script.endsWith(after)).toBe(true)
  return JSON.parse(script.slice(before.length, script.length - after.length))
}

describe('the script of a form', () => {
  test('is the loader with the public form in it', async () => {
    const { status, text, headers } = await relay().request('/embed/contact.js')
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    const data = dataIn(text)
    expect(Object.keys(data).sort()).toEqual(['assets', 'base', 'form'])
    expect(data.base).toBe(PUBLIC_URL)
    expect(PublicForm.strict().parse(data.form)).toMatchObject({
      id: 'contact',
      title: { en: 'Say hello', ar: 'قل مرحبا' },
      intro: '</script><!-- \u2028 😀 $& $1',
      languages: ['en', 'ar', 'fr'],
    })
    expect(data.form).toEqual((await relay().request('/v1/forms/contact')).json)
  })

  test('names the files of the build, and the locales of the form only', async () => {
    const data = dataIn((await relay().request('/embed/contact.js')).text)
    expect(`${data.assets.form}.js`).toBe(assets.lean.form)
    const wanted = Object.entries(assets.lean.locales).filter(([id]) => ['en', 'ar', 'fr'].includes(id))
    expect(data.assets.locales).toEqual(Object.fromEntries(wanted))
    for (const name of Object.values(data.assets.locales)) {
      expect((await relay().request(`/embed/assets/${name}`)).status).toBe(200)
      const whole = await relay().request(`/embed/assets/${data.assets.form}.${name}`)
      expect([whole.status, whole.headers.get('Cache-Control')]).toEqual([
        200,
        expect.stringContaining('immutable'),
      ])
    }
  })

  test('says nothing of upstream, sites, source or secrets', async () => {
    const { text } = await relay().request('/embed/contact.js')
    for (const secret of [
      'reception',
      'vorel',
      SITE,
      'website',
      'enquiry',
      relay().key,
      'vapk_',
      relay().storePath,
    ]) {
      expect(text).not.toContain(secret)
    }
  })

  test('is ASCII, whatever the form’s texts are in, and cannot end a script element', async () => {
    const { text } = await relay().request('/embed/contact.js')
    expect(text).toMatch(/^[\n\t\r\x20-\x7e]*$/)
    expect(JSON.stringify(dataIn(text))).toContain('</script>')
    expect(text).not.toContain('</script>')
  })

  test('may be kept for minutes, and longer where the relay is slow or down', async () => {
    const { headers } = await relay().request('/embed/contact.js')
    expect(headers.get('Cache-Control')).toBe(
      'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
    )
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  })

  test('is not sent again to who has it', async () => {
    const first = await ask('/embed/contact.js')
    const etag = String(first.headers.etag)
    // One for all encodings.
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/)
    for (const header of [etag, `"other", ${etag}`, '*']) {
      const again = await ask('/embed/contact.js', { 'If-None-Match': header })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
      expect(again.headers['cache-control']).toBe(first.headers['cache-control'])
    }
    expect((await ask('/embed/contact.js', { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test('answers HEAD without a body', async () => {
    const { status, body, headers } = await ask('/embed/contact.js', {}, 'HEAD')
    expect([status, body.length]).toEqual([200, 0])
    expect(headers.etag).toBeDefined()
  })

  test.each(['/embed/nosuch.js', '/embed/Contact.js', '/embed/constructor.js', '/embed/__proto__.js'])(
    'of a form that there is not is a 404: %s',
    async path => {
      const reply = await relay().request(path)
      expectProblem(reply, 'form_unknown')
      // Or the browser would tell of this policy instead.
      expect(reply.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    },
  )
})

describe('the encoding', () => {
  const paths = ['/embed/contact.js', `/embed/assets/${assets.lean.form}`]

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate, br;q=0', 'gzip'],
    ['*', 'br'],
    ['deflate', undefined],
    ['identity', undefined],
    ['', undefined],
    ['br;q=0, gzip;q=0', undefined],
  ])('for “%s” is %s, and decodes to the same text', async (accepted, encoding) => {
    for (const path of paths) {
      const plain = await ask(path)
      const { headers, body } = await ask(path, { 'Accept-Encoding': accepted })
      expect(headers['content-encoding']).toBe(encoding)
      expect(headers.vary).toBe('Accept-Encoding')
      const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes }
      expect(decode[(encoding ?? 'none') as keyof typeof decode](body).equals(plain.body)).toBe(true)
      expect(Number(headers['content-length'])).toBe(body.length)
    }
  })
})

describe('an asset', () => {
  test.each([...assets.files.keys()])('%s may be kept for ever, by any page', async name => {
    const { status, headers, body } = await ask(`/embed/assets/${name}`)
    expect(status).toBe(200)
    expect(body.equals(assets.files.get(name)?.bytes('identity') ?? Buffer.from('?'))).toBe(true)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test.each([
    'manifest.json',
    'loader.js',
    '..%2f..%2fpackage.json',
    '..%5c..%5cpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '....//package.json',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'form%00.js',
    'constructor',
    '',
  ])('that the build does not name is a 404: %s', async name => {
    const { status, body } = await ask(`/embed/assets/${name}`)
    expect(status).toBe(404)
    expect(JSON.parse(body.toString()).code).toBe('not_found')
  })
})
