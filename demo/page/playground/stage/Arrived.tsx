import type { Lead } from '../../../sandbox/vorel/lead.ts'
import { heldRows, heldText } from '../../held-rows.ts'
import { useLive } from '../../use-live.ts'

/** What has come to the playground's sandbox, through everything. */
export function Arrived() {
  const { sandboxes, link } = useLive('/playground/live')
  const holdings = sandboxes.vorel?.holdings
  const [newest] = holdings ? heldRows<Lead>(holdings, 'leads') : []
  return (
    <p class="arrived" role="status">
      <strong>Vorel sandbox</strong> {link === 'lost' && 'The demo server is lost; looking for it.'}
      {link === 'live' && holdings && heldText('vorel', holdings)}
      {link === 'live' && newest && (
        <span class="arrived-newest" dir="auto">
          {[newest.name, newest.email ?? newest.phone, newest.attributes.message].filter(Boolean).join(' · ')}
        </span>
      )}
    </p>
  )
}
