import type { PublicQuestion } from '../../shared/public-form.ts'
import type { MoreTexts, Texts } from '../../widget/locales/texts.ts'
import { LINK } from '../config/consent-config.ts'
import type { Form } from '../intake/form.ts'
import { LINE, type Sizes, sizesOf } from '../theme/sizes.ts'
import { localText, textsFor } from './hosted-page/texts-for.ts'
import { linesOf } from './text-lines.ts'

/** Widths of the form's place, in px: from that of a phone to where the card takes no more room. */
const PLACES = [320, 340, 360, 380, 400, 420, 440, 460, 480, 500, 520, 540, 560]
const APART = 20

/** Of letters that are bold. */
const BOLD = 1.08
/** A box to tick with the space beside it. */
const TICK = 32
const LABEL_LINE = 20
/** Chromium pads what a date is typed into. */
const DATE = 2

/** A form in one language and one place. */
interface Drawn {
  form: Form
  sizes: Sizes
  texts: Texts & MoreTexts
  language: string
  /** Of a line within the card, in px. */
  width: number
}

/**
 * How high a form is when it comes, in px, in that language and on that screen where it is highest: a page can reserve one
 * height only, and one that is too small would let the page move.
 */
export function reservedHeight(form: Form): number {
  const sizes = sizesOf(form.theme)
  const heights = form.languages.flatMap(language => {
    const texts = textsFor(form, language)
    return PLACES.map(place => {
      const width = Math.min(place, sizes.width) - 2 * sizes.cardPadding(place) - sizes.cardEdges
      // The wider the place, the fewer lines and the more padding: of all up to the next one this is the most.
      const around = 2 * sizes.cardPadding(place + APART) + sizes.cardEdges
      return around + contentHeight({ form, sizes, texts, language, width })
    })
  })
  return Math.ceil(Math.max(...heights))
}

function contentHeight(drawn: Drawn): number {
  const { form, sizes, texts, language, width } = drawn
  const title = localText(form.title, language) ?? texts.title
  const intro = localText(form.intro, language)
  const fields = fieldHeights(drawn)
  return (
    (form.steps === 2 || form.languages.length > 1 ? 40 : 0) +
    sizes.titleLine * linesOf(title, sizes.titleFont * BOLD, width) +
    (intro ? 8 + LINE * linesOf(intro, 16, width) : 0) +
    sizes.aboveStep +
    fields.reduce((sum, field) => sum + field) +
    sizes.gap * (fields.length - 1) +
    sizes.aboveActions +
    sizes.button
  )
}

/** Of what the first step asks, one after the other. */
function fieldHeights(drawn: Drawn): number[] {
  const { form, sizes, texts, width } = drawn
  const labelled = (label: string) => labelHeight(drawn, label) + sizes.control
  const channels = {
    either: () => [labelHeight(drawn, texts.contact) + sizes.segments, sizes.control - 8],
    email: () => [labelled(texts.email)],
    phone: () => [labelled(texts.phone)],
    both: () => [labelled(texts.email), labelled(texts.phone)],
  }
  const questions = form.public.questions.filter(
    ({ step, showIf }) => (step === 1 || form.steps === 1) && showIf === undefined,
  )
  const wording = localText(form.consent?.label, drawn.language)
  return [
    labelled(texts.name),
    ...channels[form.contact](),
    ...questions.map(question => questionHeight(drawn, question)),
    ...(wording ? [8 + LINE * linesOf(wording.replace(LINK, '$1'), 16, width - TICK)] : []),
  ]
}

function questionHeight(drawn: Drawn, question: PublicQuestion): number {
  const { sizes, texts, language, width } = drawn
  const wording = localText(question.label, language) ?? texts.message
  const label = labelHeight(drawn, question.required ? wording : `${wording} (${texts.optional})`)
  if (question.kind === 'textarea') return label + sizes.textarea
  if (question.kind === 'radio' || question.kind === 'checkboxes') {
    const inside = width - TICK - 30
    const lines = question.options.map(option => linesOf(localText(option.label, language) ?? '', 16, inside))
    return label + lines.reduce((sum, count) => sum + 8 + sizes.choice + LINE * count, -8)
  }
  if (question.kind === 'date') return label + sizes.control + DATE
  const hint = question.kind === 'text' ? localText(question.patternHint, language) : undefined
  return label + sizes.control + (hint ? 4 + LABEL_LINE * linesOf(hint, 14, width) : 0)
}

const labelHeight = ({ sizes, width }: Drawn, text: string): number =>
  sizes.belowLabel + LABEL_LINE * linesOf(text, sizes.labelFont * BOLD, width)
