import Bowser from 'bowser'
import { hasForbiddenCharacters } from './clean-text.ts'

/** What a visitor's browser says it is, for whoever answers; a browser may say anything. */
export interface Device {
  /** Name and version, for example `Firefox 128`. */
  browser?: string
  /** For example `Windows 10`. */
  os?: string
}

const LONGEST_HEADER = 512
const LONGEST_NAME = 60
/** Visitors share a few hundred browsers, and reading a header takes longer than many a submission's other steps. */
const KEPT = 500

const known = new Map<string, Device | undefined>()

/** Undefined when the `User-Agent` header tells nothing. */
export function deviceOf(userAgent: string | undefined): Device | undefined {
  if (!userAgent || userAgent.length > LONGEST_HEADER) return undefined
  if (known.has(userAgent)) return known.get(userAgent)
  const device = read(userAgent)
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '')
  known.set(userAgent, device)
  return device
}

function read(userAgent: string): Device | undefined {
  if (hasForbiddenCharacters(userAgent, 'one line')) return undefined
  const { browser, os } = Bowser.parse(userAgent)
  const browserName = named(browser.name, browser.version?.split('.')[0])
  // Windows calls itself by another number than people do, and macOS has stopped to say.
  const osName = named(
    os.name,
    os.name === 'Windows' ? os.versionName : os.name === 'macOS' ? '' : os.version,
  )
  if (browserName === '' && osName === '') return undefined
  return { ...(browserName && { browser: browserName }), ...(osName && { os: osName }) }
}

function named(name = '', version = ''): string {
  return name === '' ? '' : `${name} ${version}`.trim().slice(0, LONGEST_NAME)
}
