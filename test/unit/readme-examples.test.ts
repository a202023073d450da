import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { WebhookEvent } from '../../relay/upstream/webhook/event.ts'
import { signatureHeaders, signingKey } from '../../relay/upstream/webhook/signature.ts'
import { examples } from '../helpers/readme.ts'

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const ENV = {
  VOREL_API_KEY: `vapk_live_${'0'.repeat(48)}`,
  CONVOCORE_SECRET: 'secret-of-the-agent',
  CRM_SECRET: SECRET,
}

describe('the README', () => {
  const [relay = ''] = examples('## Run the relay', 'json')
  const upstreams = ['### Vorel', '### Convocore', '### Webhook'].map(
    heading => examples(heading, 'json')[0] ?? '',
  )
  const [form = ''] = examples('### Several at once', 'json')

  test('shows a config that is one', () => {
    expect(parseConfig(JSON.parse(relay), ENV).forms).toHaveProperty('contact')
  })

  test('shows upstreams, routes and copies that a config may have', () => {
    const config = JSON.parse(relay)
    config.upstreams = JSON.parse(`{${upstreams.join(',')}}`)
    config.forms.contact = { ...config.forms.contact, ...JSON.parse(`{${form}}`) }
    const { upstreams: parsed, forms } = parseConfig(config, ENV)
    expect(Object.values(parsed).map(({ kind }) => kind)).toEqual(['vorel', 'convocore', 'webhook'])
    expect(forms.contact).toMatchObject({
      copyTo: ['crm'],
      route: [{ upstream: 'chat' }, { upstream: 'crm' }],
    })
  })

  test('shows of a form’s config what it may say', () => {
    const parts = examples('## The form', 'json').map(part => JSON.parse(`{${part}}`))
    expect(parts.flatMap(part => Object.keys(part))).toEqual(
      'mode launcher openOn elsewhere theme texts'.split(' '),
    )
    const config = JSON.parse(relay)
    config.forms.contact = Object.assign({}, config.forms.contact, ...parts)
    expect(parseConfig(config, ENV).forms.contact).toMatchObject({ theme: parts[2].theme, mode: 'popup' })
  })

  test('shows an event as it is', () => {
    expect(WebhookEvent.parse(JSON.parse(examples('### Webhook', 'json')[1] ?? '')).type).toBe(
      'lead.submitted',
    )
  })

  test('shows how a receiver knows its sender', async () => {
    const [code = ''] = examples('### Webhook', 'js')
    const { isFromFoyer } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    const key = signingKey(SECRET) as Buffer
    const headers = signatureHeaders([Buffer.alloc(32, 2), key], { id: 'e1', at: Date.now(), body: '{}' })
    expect(isFromFoyer(headers, '{}', SECRET)).toBe(true)
    expect(isFromFoyer(headers, '{ }', SECRET)).toBe(false)
    expect(isFromFoyer({ ...headers, 'webhook-id': 'e2' }, '{}', SECRET)).toBe(false)
    expect(isFromFoyer({}, '{}', SECRET)).toBe(false)
    const old = signatureHeaders([key], { id: 'e1', at: Date.now() - 301_000, body: '{}' })
    expect(isFromFoyer(old, '{}', SECRET)).toBe(false)
  })
})
