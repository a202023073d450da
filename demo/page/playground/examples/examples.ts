import type { FormInput } from '../form-input.ts'
import { DENTIST } from './dentist.ts'
import { HOTEL } from './hotel.ts'
import { LANGUAGE_SCHOOL } from './language-school.ts'
import { WORKSHOP } from './workshop.ts'

interface Example {
  name: string
  form: FormInput
}

/** What a form of invented businesses may look like. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  { name: 'Dentist', form: DENTIST },
  { name: 'Bicycle workshop', form: WORKSHOP },
  { name: 'Language school', form: LANGUAGE_SCHOOL },
  { name: 'Hotel', form: HOTEL },
  {
    name: 'Just a message',
    form: { upstream: 'vorel', sites: ['https://www.example.com'], languages: ['en'], country: 'GB' },
  },
]
