import { base, form } from './embedded.ts'
import { askForm } from './hosts.ts'

/** Lets every element with `data-foyer-open`, now and later, bring the form; a link that can't leads where it says. */
export const hearOpeners = () =>
  addEventListener('click', event => {
    const opener = (event.target as Element).closest<HTMLAnchorElement>(`[data-foyer-open="${form.id}"]`)
    if (!opener || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    askForm(api => api.open(opener)).catch(() => location.assign(opener.href || `${base}/f/${form.id}`))
  })
