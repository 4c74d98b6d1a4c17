import { z } from 'zod'
import { urgencies } from '../rules/urgency.ts'
import { emailSchema, lineSchema, phoneSchema, textLimits, textSchema } from './common.ts'

const answer = z
  .enum(['yes', 'no', ''])
  .optional()
  .transform((said) => (said === 'yes' ? true : said === 'no' ? false : null))

/**
 * What the public form sends, also as JSON to `POST /tickets`. Fields that are not named here are ignored: a
 * form in somebody else's page may carry its own.
 */
export const publicTicketSchema = z.object({
  groupName: lineSchema(textLimits.groupName, 'your group name'),
  urgency: z.enum(urgencies, { error: 'Choose one of the five urgencies.' }),
  firstName: lineSchema(textLimits.personName, 'your first name'),
  lastName: lineSchema(textLimits.personName, 'your last name'),
  email: emailSchema,
  phone: phoneSchema,
  subject: lineSchema(textLimits.subject, 'a subject'),
  description: textSchema(textLimits.body, 'a description'),
  workedBefore: answer,
  everythingDown: answer,
})
export type PublicTicket = z.infer<typeof publicTicketSchema>

export const publicReceiptSchema = z.object({ number: z.number().int().positive(), receipt: z.string() })
