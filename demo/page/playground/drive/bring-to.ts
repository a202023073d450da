import type { FormInput } from '../form-input.ts'
import { fillIn } from './fill-in.ts'
import { type FramePage, frameForm } from './frame-form.ts'
import { cutNetwork, holdNetwork } from './network.ts'
import { offerForm } from './offer-form.ts'
import type { StageName } from './stages.ts'
import { withVorelDown } from './vorel-down.ts'

/**
 * Brings the form in a frame that was just loaded to a stage, by filling it in and pressing its button; what is sent goes
 * through relay and sandbox. Rejects when the form does not get there: a pattern may take none of the sample answers.
 */
export async function bringTo(page: FramePage, stage: StageName, form: FormInput): Promise<void> {
  const on = frameForm(page)
  await on.until(() => on.find('form, dialog'))
  offerForm(page)
  await on.until(() => on.find('form'))
  const language = on.find('[lang]')?.lang ?? 'en'
  const isStep2 = () => on.find('button[name=back]')
  const isEnded = () => on.find('.ending')
  const toStep2 = async () => {
    if (form.steps === 1) return
    await fillIn(on, form, language)
    on.goOn()
    await on.until(isStep2)
  }
  const sendAll = async () => {
    await toStep2()
    await fillIn(on, form, language)
    on.goOn()
    await on.until(isEnded)
  }
  const press = async () => {
    await fillIn(on, form, language)
    on.goOn()
  }
  switch (stage) {
    case 'first':
      return
    case 'second':
      return toStep2()
    case 'mistakes':
      on.goOn()
      return on.until(() => on.find('[aria-invalid=true]'))
    case 'sending':
      holdNetwork(page)
      await press()
      return on.until(() => on.find('[aria-busy=true]'))
    case 'offline':
      cutNetwork(page)
      await press()
      return on.until(() => on.find('.notice'))
    case 'queued':
      return withVorelDown(sendAll)
    case 'sent':
      return sendAll()
  }
}
