import { timeOf } from '../../../intake/uuid-v7.ts'
import type { ConversationTask } from '../../upstream.ts'
import type { ConversationCreate } from '../api/shapes.ts'
import { capText } from '../cap-text.ts'
import { capturedVariables } from './captured-variables.ts'
import { leadFields } from './lead-fields.ts'
import { minuteOf } from './minute-of.ts'
import { submissionTag } from './submission-tag.ts'

/** Of the documented origins the one of websites. */
const ORIGIN = 'web-chat'
const LONGEST_TITLE = 200

/** The conversation that a submission opens. */
export function newConversation({ submission, contact }: ConversationTask, now: number): ConversationCreate {
  const { name, language, device, page, answers = {} } = contact
  const opened = `${minuteOf(timeOf(submission))}: opened a web form`
  return {
    ts: Math.floor(now / 1000),
    messagesNum: 0,
    ...leadFields(contact, answers),
    lang: language,
    origin: ORIGIN,
    ...(device?.browser === undefined ? {} : { userBrowser: device.browser }),
    ...(device?.os === undefined ? {} : { userOs: device.os }),
    title: capText(name === '' ? 'Web form' : `Web form: ${name}`, LONGEST_TITLE),
    tags: ['webform', submissionTag(submission)],
    notes: page?.url === undefined ? opened : `${opened} at ${page.url}`,
    capturedVariables: capturedVariables(contact, answers),
  }
}

/** What is left of a conversation that Convocore refuses as a whole: who the visitor is, and the tag. */
export function essentialsOf({
  ts,
  messagesNum,
  userName,
  userEmail,
  userPhone,
  tags = [],
}: ConversationCreate): ConversationCreate {
  return {
    ...{ ts, messagesNum, tags },
    ...(userName === undefined ? {} : { userName }),
    ...(userEmail === undefined ? {} : { userEmail }),
    ...(userPhone === undefined ? {} : { userPhone }),
  }
}
