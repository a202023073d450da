import { type Finding, wrong } from '../finding.ts'
import type { View } from '../view.ts'

/** Whether what visitors send arrives nowhere, because somebody has tried the form and left it so. */
export function checkTest({ page: { isTest } }: View): Finding[] {
  if (!isTest) return []
  return [
    wrong(
      'test_mode',
      'The form is tried out here: what is sent with it arrives nowhere.',
      'Take "data-foyer-test" out of the page, and "foyer-test" out of its address.',
    ),
  ]
}
