import { z } from 'zod'
import { LocalText } from '../../shared/public-form.ts'

export const LauncherConfig = z.strictObject({
  show: z
    .boolean()
    .default(true)
    .describe('Whether there is one; elements with `data-foyer-open` open it too.'),
  label: LocalText.optional().describe('Its words; the title if absent.'),
  side: z.enum(['start', 'end']).default('end').describe('Where a line starts, or where it ends.'),
})

export const OpenOnConfig = z.strictObject({
  seconds: z.number().min(1).max(3600).optional().describe('So long after the page has come.'),
  scroll: z.number().min(1).max(100).optional().describe('When so many percent of the page are scrolled.'),
  exit: z.boolean().optional().describe('When the mouse leaves the page at its top.'),
})
