import type { z } from 'zod'
import type { FormConfig } from '../../../relay/config/form-config.ts'
import type { Design } from '../../playground/design.ts'

/** A form as it is written into the config, where whatever has a default may be absent. */
export type FormInput = z.input<typeof FormConfig>

export type FormDesign = Design<FormInput>

export type Question = NonNullable<FormInput['questions']>[number]

/** A question that a visitor sees. */
export type AskedQuestion = Exclude<Question, { kind: 'hidden' }>

export type Kind = NonNullable<Question['kind']>
