import type { SubmissionState } from '../store/store.ts'
import type { Form } from './form.ts'
import type { IntakeDeps } from './intake.ts'

/** Between the parts of a test's id: they stand in a ticket, whose own parts have dots between. */
const BETWEEN = '~'

/** What the log says of a test's lead: the one trace that there is of it. */
export const TEST_CAME = 'A test of a form got through, and nothing was sent on'

/**
 * What the use cases work with where a submission is a test: everything is checked as ever, and answered as by an upstream
 * that has it at once, but nothing is stored, sent, counted or observed.
 */
export function rehearsal(deps: IntakeDeps, form: Form): IntakeDeps {
  return {
    ...deps,
    store: {
      acceptConversation: async ({ submission, contact: { answers = {} }, at }) =>
        accepted([submission, ...choices(form, answers)].join(BETWEEN), at),
      acceptLead: async ({ submission, at }) => accepted(submission, at),
      firstAnswers: async submission => answersOf(form, submission),
      recall: async () => null,
      settle: async () => {},
    },
    answers: { keep: async () => {} },
    tryNow: async () => null,
    wake() {},
    observe: undefined,
    metrics: { submission() {} },
  }
}

/** Ids of an upstream's are what tells that it has what was sent. */
function accepted(id: string, createdAt: number) {
  const upstreamId = `test-${id.split(BETWEEN, 1)[0]}`
  const submission: SubmissionState = { id, createdAt, conversationId: upstreamId, leadId: upstreamId }
  return { kind: 'accepted', submission, claim: null } as const
}

/**
 * The first step's answers, which decide what the second one asks, as numbers of options. Since no store has them, a
 * test's id does.
 */
function choices(form: Form, answers: Record<string, string>): string[] {
  return firstQuestions(form).map(({ key, options }) =>
    answers[key] === undefined ? '' : String(options.findIndex(({ value }) => value === answers[key])),
  )
}

function answersOf(form: Form, id: string): Record<string, string> {
  const [, ...chosen] = id.split(BETWEEN)
  return Object.fromEntries(
    firstQuestions(form).flatMap(({ key, options }, i) => {
      const option = chosen[i] ? options[Number(chosen[i])] : undefined
      return option === undefined ? [] : [[key, option.value]]
    }),
  )
}

/** All of them are of kinds with one choice: a route looks at no others. */
function firstQuestions({ public: { questions } }: Form) {
  return questions.filter(question => question.step === 1).filter(question => 'options' in question)
}
