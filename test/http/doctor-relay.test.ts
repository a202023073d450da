import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { configWith } from '../helpers/config.ts'
import { surgery } from '../helpers/doctor-page.ts'
import { freePort } from '../helpers/free-port.ts'
import { runCli, testFolder, writeConfig } from '../helpers/run-cli.ts'
import { json, type ScriptedRequest, startScripted } from '../helpers/scripted-server.ts'

const { look, codes, tag, relay, relayUrl, pageUrl } = surgery()

/** A proxy before the relay that does to some answers what the test says; undefined lets the relay answer. */
async function behind(
  spoil: (request: ScriptedRequest, response: ServerResponse) => unknown,
): Promise<string> {
  const proxy = await startScripted(async (request, response) => {
    if (spoil(request, response) !== undefined) return
    const { method, url, headers, text } = request
    const { host: _, connection: __, 'content-length': ___, ...passed } = headers
    const answer = await fetch(relayUrl() + url, {
      ...{ method, headers: passed as Record<string, string>, ...(text && { body: text }) },
    })
    const kept = [...answer.headers].filter(([name]) => !/encoding|length|transfer|connection/.test(name))
    const body = (await answer.text()).replaceAll(relayUrl(), proxy.url)
    response.writeHead(answer.status, kept.flat()).end(body)
  })
  return proxy.url
}

const found = (url: string, form = 'contact') =>
  codes(`<script src="${url}/embed/${form}.js"></script>`, { target: { relay: url } })

describe('a relay behind a proxy', () => {
  test('that does nothing is right', async () => {
    expect(await found(await behind(() => undefined))).toEqual([])
  })

  const isFile = ({ url }: ScriptedRequest) => url.startsWith('/embed/assets/')
  const isScript = ({ url }: ScriptedRequest) => /^\/embed\/[^/]+$/.test(url)
  const end = (response: ServerResponse, status: number, headers = {}) =>
    response.writeHead(status, headers).end('no')

  test.each<[what: string, code: string, Parameters<typeof behind>[0]]>([
    ['answers something of its own', 'relay_other', (_request, response) => end(response, 200)],
    ['finds no relay', 'relay_other', (_request, response) => end(response, 502)],
    ['leads elsewhere', 'relay_other', (_request, response) => end(response, 301, { Location: '/login' })],
    [
      'keeps the script',
      'script_status',
      (request, response) => (isScript(request) ? end(response, 404) : undefined),
    ],
    [
      'shows a page for the script',
      'script_type',
      (request, response) =>
        isScript(request) ? end(response, 200, { 'Content-Type': 'text/html' }) : undefined,
    ],
    [
      'breaks the script off',
      'script_silent',
      (request, response) => (isScript(request) ? response.destroy() : undefined),
    ],
    [
      'shows a page for the files',
      'script_type',
      (request, response) =>
        isFile(request) ? end(response, 200, { 'Content-Type': 'text/html' }) : undefined,
    ],
    [
      'drops CORS from the files',
      'file_cors',
      (request, response) =>
        isFile(request) ? end(response, 200, { 'Content-Type': 'text/javascript' }) : undefined,
    ],
    [
      'lets nobody ask before sending',
      'preflight',
      ({ method }, response) => (method === 'OPTIONS' ? end(response, 405) : undefined),
    ],
    [
      'answers for the relay, and for another site',
      'preflight',
      ({ method }, response) =>
        method === 'OPTIONS'
          ? end(response, 204, { 'Access-Control-Allow-Origin': 'https://a.example' })
          : undefined,
    ],
    [
      'allows no idempotency key',
      'preflight',
      ({ method }, response) =>
        method === 'OPTIONS'
          ? end(response, 204, {
              'Access-Control-Allow-Origin': '*',
              'Access-Control-Allow-Headers': 'content-type',
            })
          : undefined,
    ],
    [
      'takes the form for an attack',
      'sending',
      ({ method }, response) =>
        method === 'POST' ? end(response, 403, { 'Content-Type': 'text/html' }) : undefined,
    ],
    [
      'is full',
      'rate_limited',
      ({ method }, response) => (method === 'POST' ? end(response, 429) : undefined),
    ],
  ])('that %s', async (_what, code, spoil) => {
    expect(await found(await behind(spoil))).toEqual([code])
  })

  test('that drops its agreement to be loaded, on a page that is isolated', async () => {
    const url = await behind((request, response) =>
      isScript(request) ? end(response, 200, { 'Content-Type': 'text/javascript' }) : undefined,
    )
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' }
    const target = { relay: url }
    expect(await codes(`<script src="${url}/embed/contact.js"></script>`, { headers, target })).toEqual([
      'isolation',
    ])
    const asking = `<script crossorigin src="${url}/embed/contact.js"></script>`
    expect(await codes(asking, { headers, target })).toEqual([])
  })

  test('of which it does not know is told apart from its own address', async () => {
    const other = relayUrl().replace('127.0.0.1', 'localhost')
    expect(await found(other)).toEqual(['public_url'])
  })
})

describe('a relay', () => {
  test('that is not there', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const report = await look(`<script src="${url}/embed/contact.js"></script>`, { target: { relay: url } })
    expect(report).toMatchObject({
      findings: [{ code: 'relay_silent', says: `The relay, ${url}, does not listen on that port.` }],
    })
  })

  test('that is asked for TLS and has none', async () => {
    const url = relayUrl().replace('http:', 'https:')
    const report = await look(`<script src="${url}/embed/contact.js"></script>`, { target: { relay: url } })
    expect(report).toMatchObject({
      findings: [{ code: 'relay_silent', says: expect.stringMatching(/speaks no TLS/) }],
    })
  })

  test('whose name leads nowhere', async () => {
    const url = 'https://forms.invalid'
    expect(await found(url)).toEqual(['relay_silent'])
  })

  test('that is stopping, or whose store fails', async () => {
    for (const why of ['draining', 'store']) {
      const url = await behind((request, response) =>
        request.url === '/readyz' ? (json(response, 503, { status: 'unavailable', why }) ?? true) : undefined,
      )
      expect(await found(url)).toEqual(['relay_unready'])
    }
  })

  test('whose form the page may not show', async () => {
    const origin = pageUrl()
    const html = tag().replace('contact', 'sales')
    expect(await codes(html)).toEqual(['site_missing'])
    const sites = { sales: ['https://www.example.com'] }
    const report = await look(html, { target: { sites } })
    expect(report).toMatchObject({
      findings: [{ code: 'site_missing', todo: expect.stringContaining(`"${origin}" to forms.sales.sites`) }],
    })
  })

  test('that runs with a config of yesterday', async () => {
    const report = await look(tag().replace('contact', 'sales'), {
      target: { sites: { sales: [pageUrl()] } },
    })
    expect(report).toMatchObject({
      findings: [{ code: 'site_missing', todo: expect.stringContaining('Restart the relay') }],
    })
  })
})

describe('foyer doctor', () => {
  const doctor = async (args: readonly string[], folder = testFolder()) => {
    const cli = runCli(['doctor', ...args], {}, folder)
    return { code: await cli.exited, stdout: cli.stdout(), stderr: cli.stderr() }
  }
  const config = () =>
    writeConfig(
      configWith({ publicUrl: relayUrl(), 'forms.contact.sites': [pageUrl()], secret: 'env:SECRET' }),
    )

  test('says that all is well, and exits with 0', async () => {
    await look(tag())
    const ran = await doctor([`${pageUrl()}/contact`, '--config', config()])
    expect(ran).toEqual({
      code: 0,
      stdout: `${pageUrl()}/contact\nthe form contact of ${relayUrl()}\n\nNothing keeps the form from showing and sending, as far as can be seen from here.\n`,
      stderr: '',
    })
    expect((await doctor([pageUrl(), '--relay', relayUrl()])).code).toBe(0)
    expect(relay().observations).toEqual([])
  })

  test('says what is wrong and what to do, and exits with 1', async () => {
    await look(`<!-- ${tag()} -->`)
    const { code, stdout } = await doctor([pageUrl(), 'contact', '--config', config()])
    expect(code).toBe(1)
    expect(stdout).toContain('wrong  The tag on line 1 stands in an HTML comment.\n       Put it where')
    expect(stdout).toMatch(/\n\nOne thing keeps the form from showing or from sending\.\n$/)
  })

  test('prints JSON', async () => {
    await look(tag() + tag())
    const { code, stdout } = await doctor([pageUrl(), '--json', '--config', config()])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      looked: true,
      findings: [{ code: 'tag_twice', level: 'note' }],
    })
  })

  test('shows nothing of a page that would steer the terminal', async () => {
    await look(`<script type="\u001b[2J" src="${relayUrl()}/embed/contact.js"></script>`)
    const { stdout } = await doctor([pageUrl(), '--config', config()])
    expect(stdout).toContain('has the type')
    expect(stdout).not.toContain('\u001b')
  })

  test('exits with 2 where it can’t look', async () => {
    const silent = `127.0.0.1:${await freePort()}`
    const ran = await doctor([`http://${silent}/`, '--config', config()])
    expect(ran).toMatchObject({ code: 2, stdout: expect.stringContaining('does not listen on that port') })
    expect(await doctor(['ftp://a.example', '--config', config()])).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('It looks like https://www.example.com/contact.') },
    })
    expect(await doctor([pageUrl(), 'sales', '--config', config()])).toMatchObject({
      ...{ code: 2, stderr: 'There is no form “sales”. Name one of these: contact.\n' },
    })
    expect(await doctor([pageUrl()])).toMatchObject({
      ...{
        code: 2,
        stderr:
          'foyer.config.json cannot be found. Name the config with --config, or the relay with --relay.\n',
      },
    })
  })
})
