import { z } from 'zod'

/* eslint-disable no-underscore-dangle -- `_zod` is where zod lets others build on its schemas */

type Check = (value: unknown) => boolean

/**
 * A schema as a bare yes or no, several times as quick as parsing: nothing is copied and nothing is explained. Fields
 * that the schema does not name are let be. Kinds of schema that are not built here are asked as they are, so that the
 * answer is always the schema's own. Only for schemas that change nothing of what they take.
 */
export function quickCheck<Schema extends z.core.$ZodType>(
  schema: Schema,
): (value: unknown) => value is z.output<Schema> {
  const check = checkOf(schema)
  return (value): value is z.output<Schema> => check(value)
}

function checkOf(schema: z.core.$ZodType): Check {
  const built = objectCheck(schema) ?? listCheck(schema) ?? textCheck(schema) ?? numberCheck(schema)
  if (built !== null) return built
  if (schema instanceof z.ZodEnum) return oneOf(schema.options)
  if (schema instanceof z.ZodLiteral) return oneOf([...schema.values])
  if (schema instanceof z.ZodNullable) {
    const check = checkOf(schema.def.innerType)
    return (value) => value === null || check(value)
  }
  return (value) => z.safeParse(schema, value).success
}

function objectCheck(schema: z.core.$ZodType): Check | null {
  if (!(schema instanceof z.ZodObject) || hasChecks(schema)) return null
  const { catchall } = schema.def
  if (catchall !== undefined && !(catchall instanceof z.ZodUnknown)) return null
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => ({
    name,
    check: checkOf(field),
  }))
  return (value) => {
    if (!isRecord(value)) return false
    for (const { name, check } of fields) if (!check(value[name])) return false
    return true
  }
}

function listCheck(schema: z.core.$ZodType): Check | null {
  if (!(schema instanceof z.ZodArray) || hasChecks(schema)) return null
  const check = checkOf(schema.def.element)
  return (value) => Array.isArray(value) && value.every((item) => check(item))
}

function hasChecks(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks ?? []).length > 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function oneOf(values: readonly unknown[]): Check {
  const allowed = new Set(values)
  return (value) => allowed.has(value)
}

/** Null for what is not a text, or has to hold to more than lengths and patterns. */
function textCheck(schema: z.core.$ZodType): Check | null {
  if (schema instanceof z.ZodISODateTime) return matching([schema.def.pattern ?? /$^/], 0, Infinity)
  if (!(schema instanceof z.ZodString)) return null
  const patterns: RegExp[] = []
  let [least, most] = [0, Infinity]
  for (const check of schema.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum)
    else if (check instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, check._zod.def.maximum)
    else if (check instanceof z.core.$ZodCheckRegex) patterns.push(check._zod.def.pattern)
    else return null
  }
  return matching(patterns, least, most)
}

function matching(patterns: readonly RegExp[], least: number, most: number): Check {
  return (value) => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return false
    for (const pattern of patterns) if (!pattern.test(value)) return false
    return true
  }
}

function numberCheck(schema: z.core.$ZodType): Check | null {
  if (!(schema instanceof z.ZodNumber)) return null
  let [isOfForm, above]: [Check, number] = [Number.isFinite, -Infinity]
  for (const check of schema.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckNumberFormat && check._zod.def.format === 'safeint')
      isOfForm = Number.isSafeInteger
    else if (check instanceof z.core.$ZodCheckGreaterThan && !check._zod.def.inclusive)
      above = Math.max(above, Number(check._zod.def.value))
    else return null
  }
  return (value) => typeof value === 'number' && isOfForm(value) && value > above
}
