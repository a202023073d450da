import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

/** Whether the page's origin is one of the form's sites, and which site it was taken for. */
export function checkSite({ page, sites, form }: View): Finding[] {
  const { origin } = new URL(page.url)
  if (sites === null || sites.includes(origin)) return []
  const twin = sites.find(site => bare(site) === bare(origin))
  const how = twin === undefined ? '' : ` ${twin} is, and that is another one: ${difference(twin, origin)}.`
  return [
    wrong(
      'site_missing',
      `The page is at ${origin}, which is not one of the "sites" of the form ${form}.${how}`,
      `Add "${origin}" to forms.${form}.sites and restart the relay${twin === undefined ? '' : ', or redirect one to the other'}.`,
    ),
  ]
}

/** What twins have in common: the host without www. */
function bare(origin: string): string {
  return new URL(origin).hostname.replace(/^www\./, '').replace(/^127\.0\.0\.1$/, 'localhost')
}

function difference(one: string, other: string): string {
  const [a, b] = [new URL(one), new URL(other)]
  const differ = [
    a.protocol !== b.protocol && 'http and https',
    a.hostname !== b.hostname && `${a.hostname} and ${b.hostname}`,
    a.port !== b.port && 'the port',
  ]
  return differ.filter(Boolean).join(', ')
}
