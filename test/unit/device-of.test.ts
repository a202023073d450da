import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceOf } from '../../relay/intake/device-of.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`,
    'Chrome 131',
    'Windows 10',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari 17',
    'iOS 17.5',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari 18',
    'macOS',
  ],
])('%s is read', (userAgent, browser, os) => {
  expect(deviceOf(userAgent)).toEqual({ browser, os })
  // The second time it is remembered.
  expect(deviceOf(userAgent)).toEqual({ browser, os })
})

test.each([undefined, '', 'curl/8.5.0', '\u0000', 'Evil\u009b31m/9 (x)', `Mozilla/5.0 ${'x'.repeat(600)}`])(
  '%j tells nothing',
  userAgent => {
    expect(deviceOf(userAgent)).toBeUndefined()
  },
)

test('Whatever a header holds, what is read of it is short', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), text => {
      const { browser = '', os = '' } = deviceOf(`Firefox/${text} Android ${text}`) ?? {}
      expect(Math.max(browser.length, os.length)).toBeLessThanOrEqual(60)
    }),
  )
})
