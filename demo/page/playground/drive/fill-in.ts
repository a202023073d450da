import type { AskedQuestion, FormInput } from '../form-input.ts'
import type { FrameForm } from './frame-form.ts'
import { sampleAnswer, sampleContact } from './sample-visitor.ts'

/** Fills in what the form asks at this moment, as a visitor would; what that makes it ask besides, too. */
export async function fillIn(on: FrameForm, form: FormInput, language: string): Promise<void> {
  const contact: Partial<Record<string, string>> = sampleContact(language)
  const questions = (form.questions ?? []).filter((one): one is AskedQuestion => one.kind !== 'hidden')
  const answerTo = (name: string): string | undefined => {
    if (name === 'answers.message') return 'Could you tell me more?'
    const question = questions.find(({ key }) => name === `answers.${key}`)
    return question ? sampleAnswer(question) : contact[name]
  }
  const done = new Set<string>()
  for (let round = 0; round < 3; round += 1) {
    for (const control of on.all<HTMLInputElement>('form [name]')) {
      const { name } = control
      const answer = name === 'consent' ? control.value : answerTo(name)
      if (answer === undefined || done.has(`${name} ${control.value}`)) continue
      enter(on, control, answer)
      done.add(`${name} ${control.value}`)
    }
    await new Promise(resolve => setTimeout(resolve))
  }
}

function enter({ page }: FrameForm, control: HTMLInputElement, answer: string): void {
  if (control.type === 'checkbox' || control.type === 'radio') {
    if (answer.split(', ').includes(control.value) && !control.checked) control.click()
    return
  }
  control.value = answer
  control.dispatchEvent(new page.Event('input', { bubbles: true, composed: true }))
}
