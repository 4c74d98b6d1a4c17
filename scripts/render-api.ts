import { z } from 'zod'

const schemaSchema = z.looseObject({})
const contentSchema = z.record(z.string(), z.looseObject({ schema: schemaSchema.optional() }))
const operationSchema = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: schemaSchema,
      }),
    )
    .optional(),
  requestBody: z.looseObject({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: contentSchema.optional() })).optional(),
})
type Operation = z.infer<typeof operationSchema>
const descriptionSchema = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
})

/** A service's OpenAPI description as a page for people: calls by tag, what they take, what they answer. */
export function renderApi(openapi: unknown): string {
  const { info, paths } = descriptionSchema.parse(openapi)
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const byTag = Map.groupBy(calls, ({ operation }) => operation.tags?.[0] ?? 'public')
  return [
    `# ${info.title}, version ${info.version}`,
    'Generated from the schemas that parse the requests by `npx node scripts/api-doc.ts`. Do not edit by hand.',
    info.description,
    ...[...byTag].flatMap(([tag, ofTag]) => [
      `## ${tag}`,
      ...ofTag.flatMap(({ path, method, operation }) => renderCall(`${method} ${path}`, operation)),
    ]),
  ].join('\n\n')
}

function renderCall(call: string, operation: Operation): string[] {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation
  const query = parameters.filter((parameter) => parameter.in === 'query')
  return [
    `### \`${call}\``,
    [summary && `${summary}.`, operation.security && 'Needs a token.', description].filter(Boolean).join(' '),
    ...(query.length > 0 ? [`Query: ${query.map((parameter) => `\`${parameter.name}\``).join(', ')}.`] : []),
    ...(requestBody ? renderContent('Takes', requestBody.content) : []),
    ...Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([status, { content }]) => renderContent(`Answers ${status}`, content ?? {})),
  ].filter((part) => part !== '')
}

function renderContent(title: string, content: z.infer<typeof contentSchema>): string[] {
  const schema = Object.values(content)[0]?.schema
  return schema && Object.keys(schema).length > 0
    ? [`${title}:`, '```\n' + renderShape(schema, '') + '\n```']
    : [`${title}.`]
}

const shapeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), schemaSchema).optional(),
  required: z.array(z.string()).optional(),
  items: schemaSchema.optional(),
  anyOf: z.array(schemaSchema).optional(),
  oneOf: z.array(schemaSchema).optional(),
  additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
})

/** `{ name: string, plan?: "blue-lite" | … | null }`, the way a programmer writes a shape down. */
function renderShape(schema: unknown, indent: string): string {
  const shape = shapeSchema.parse(schema)
  if (shape.properties) {
    const deeper = `${indent}  `
    const lines = Object.entries(shape.properties).map(([name, member]) => {
      const mark = shape.required?.includes(name) ? '' : '?'
      return `${deeper}${name}${mark}: ${renderShape(member, deeper)}`
    })
    return `{\n${lines.join('\n')}\n${indent}}`
  }
  const either = shape.anyOf ?? shape.oneOf
  if (either) return either.map((one) => renderShape(one, indent)).join(' | ')
  if (typeof shape.additionalProperties === 'object')
    return `{ [name]: ${renderShape(shape.additionalProperties, indent)} }`
  if (shape.enum) return shape.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.items) return `${renderShape(shape.items, indent)}[]`
  if (shape.format === 'date-time') return 'instant'
  return [shape.type ?? 'any'].flat().join(' | ')
}
