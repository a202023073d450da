import type { AskedQuestion } from '../form-input.ts'

const NAMES: Partial<Record<string, string>> = {
  ar: 'ليلى حداد',
  fa: 'سارا محمدی',
  he: 'נועה לוי',
  ur: 'عائشہ خان',
  ja: '佐藤 花子',
  ko: '김민지',
  zh: '王小明',
  ru: 'Анна Иванова',
  uk: 'Олена Коваль',
  el: 'Μαρία Παππά',
}
const TEXTS = [
  'Thursday',
  'AB12 3CD',
  '12345',
  'AB1234',
  'ab-12',
  'Thursday afternoon would be best, if you can.',
]
const DAY_MS = 86_400_000

/** Another visitor every time, so that none is known to the upstream. */
export function sampleContact(language: string) {
  const number = String(Math.floor(Math.random() * 1e6)).padStart(6, '0')
  return {
    name: NAMES[language.slice(0, 2)] ?? 'Sam Lee',
    email: `sam.${number}@example.com`,
    phone: `+44 7400 ${number}`,
  }
}

/** An answer that a question takes; with a pattern that none of the samples has, one that it refuses. */
export function sampleAnswer(question: AskedQuestion): string {
  switch (question.kind) {
    case 'select':
    case 'radio':
      return question.options[0]?.value ?? ''
    case 'checkboxes':
      return question.options
        .slice(0, Math.max(1, question.minChoices ?? 1))
        .map(({ value }) => value)
        .join(', ')
    case 'number':
      return String(Math.max(question.min ?? 0, Math.min(2, question.max ?? 2)))
    case 'date':
      return dayFrom(question.min ?? 'today')
    case 'url':
      return 'https://www.example.com'
    case 'textarea':
      return fitted('Could you tell me more? Thursday afternoon would be best.', question)
    default:
      return sampleText(question)
  }
}

function sampleText(question: AskedQuestion & { kind?: 'text' | undefined }): string {
  const { pattern } = question
  const found = TEXTS.find(text => pattern !== undefined && matches(text, pattern))
  return found ?? fitted(TEXTS[0] ?? '', question)
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(text)
  } catch {
    return false
  }
}

function fitted(
  text: string,
  { minLength = 0, maxLength = 500 }: { minLength?: number | undefined; maxLength?: number | undefined },
): string {
  return text.padEnd(minLength, '.').slice(0, maxLength)
}

/** `2026-12-24`, `today`, `today+14`. */
function dayFrom(day: string): string {
  const [, days] = /^today([+-]\d+)?$/.exec(day) ?? []
  if (!day.startsWith('today')) return day
  return new Date(Date.now() + Number(days ?? 0) * DAY_MS).toISOString().slice(0, 10)
}
