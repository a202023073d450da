import { type Finding, note, wrong } from '../finding.ts'
import { HOLDERS, isRun } from '../page/holders.ts'
import type { View } from '../view.ts'

/** Whether something on the page keeps the tag from being run, and until when. */
export function checkHolders({ live }: View): Finding[] {
  // Of two tags one that runs is enough.
  if (
    live.some(tag => isRun(tag.attributes.type) && tag.attribute === 'src' && !('nomodule' in tag.attributes))
  )
    return []
  return live.slice(0, 1).flatMap(tag => {
    if (tag.attribute === null) return []
    if ('nomodule' in tag.attributes)
      return [
        wrong(
          'tag_nomodule',
          `The tag on line ${tag.line} has nomodule: only browsers run it that are too old for the form.`,
          'Take nomodule away.',
        ),
      ]
    const holder = HOLDERS.find(({ holds }) => holds(tag))
    if (holder === undefined)
      return [
        wrong(
          'tag_type',
          `The tag on line ${tag.line} has the type “${tag.attributes.type}”, which browsers do not run.`,
          'Take its type away.',
        ),
      ]
    return [
      holder.until === 'later'
        ? note(
            'tag_delayed',
            `${holder.name} has rewritten the tag on line ${tag.line}. The form still comes, but late: often only once the visitor moves.`,
            `${holder.exempt} if it shall be there at once.`,
          )
        : wrong(
            'tag_waits_for_consent',
            `${holder.name} holds the tag on line ${tag.line} back: the form comes only after consent, and never for those who refuse.`,
            `${holder.exempt}: the form sets no cookie and stores nothing before the visitor types.`,
          ),
    ]
  })
}
