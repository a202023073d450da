import { z } from 'zod'
import { ConversationAnswer, ConversationRequest } from '../../shared/conversations.ts'
import { LeadAnswer, LeadRequest } from '../../shared/leads.ts'
import { Problem } from '../../shared/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../shared/problem-codes.ts'
import { PublicForm } from '../../shared/public-form.ts'
import { TicketAnswer, TicketRequest } from '../../shared/tickets.ts'

const GUARDED = [
  'malformed_json',
  'site_not_allowed',
  'form_unknown',
  'too_large',
  'unsupported_media_type',
  'unavailable',
] as const
const SUBMITTED = [
  'ticket_invalid',
  'ticket_expired',
  'in_progress',
  'fields_invalid',
  'rate_limited',
] as const
const PROVEN = ['proof_required', 'proof_invalid', 'proof_expired', 'proof_used'] as const

/** The HTTP contract as an OpenAPI 3.1 document, made of the schemas that check the requests. */
export function openapi(publicUrl: string): object {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 16, maxLength: 255 },
    description: 'The same key and body get the same answer; a UUID made once a draft.',
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Foyer', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl }],
    paths: {
      '/v1/forms/{form}': {
        parameters: [formParameter],
        get: {
          operationId: 'getForm',
          responses: { 200: answer(PublicForm, 'The form'), ...problems(['form_unknown']) },
        },
      },
      '/v1/forms/{form}/tickets': {
        parameters: [formParameter],
        post: {
          operationId: 'openForm',
          requestBody: body(TicketRequest),
          responses: {
            200: answer(TicketAnswer, 'An entry ticket'),
            ...problems([...GUARDED, 'fields_invalid', 'rate_limited']),
          },
        },
      },
      '/v1/forms/{form}/conversations': {
        parameters: [formParameter],
        post: {
          operationId: 'openConversation',
          parameters: [key],
          requestBody: body(ConversationRequest),
          responses: {
            201: answer(ConversationAnswer, 'The conversation is open'),
            202: answer(ConversationAnswer, 'The submission is safe and will be delivered'),
            ...problems([
              ...GUARDED,
              ...SUBMITTED,
              ...PROVEN,
              'idempotency_key_invalid',
              'idempotency_mismatch',
            ]),
          },
        },
      },
      '/v1/forms/{form}/leads': {
        parameters: [formParameter],
        post: {
          operationId: 'submitLead',
          parameters: [key],
          requestBody: body(LeadRequest),
          responses: {
            201: answer(LeadAnswer, 'The upstream has the lead'),
            202: answer(LeadAnswer, 'The lead is safe and will be delivered'),
            ...problems([
              ...GUARDED,
              ...SUBMITTED,
              'idempotency_key_invalid',
              'idempotency_mismatch',
              'lead_already_sent',
            ]),
          },
        },
      },
    },
  }
}

const formParameter = { name: 'form', in: 'path', required: true, schema: { type: 'string' } }

function body(schema: z.ZodType): object {
  return { required: true, content: { 'application/json': { schema: jsonSchema(schema, 'input') } } }
}

function answer(schema: z.ZodType, description: string): object {
  return { description, content: { 'application/json': { schema: jsonSchema(schema, 'output') } } }
}

/** One response a status; the codes that share it are listed in its description. */
function problems(codes: readonly ProblemCode[]): Record<string, object> {
  const content = { 'application/problem+json': { schema: jsonSchema(Problem, 'output') } }
  const statuses = new Set(codes.map(code => PROBLEMS[code][0]))
  return Object.fromEntries(
    [...statuses].map(status => [
      status,
      { description: codes.filter(code => PROBLEMS[code][0] === status).join(', '), content },
    ]),
  )
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
