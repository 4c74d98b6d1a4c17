import type { Failure } from '../../../shared/ipc/result.ts'

export type WelcomeField = 'serviceUrl' | 'token' | 'invitation'

const ofTheAddress = new Set<Failure['code']>([
  'invalid-url',
  'insecure-url',
  'service-unreachable',
  'service-timeout',
  'service-not-a-desk',
  'service-newer',
  'service-redirects',
  'service-nonsense',
  'not-found',
])
const ofTheToken = new Set<Failure['code']>(['unauthenticated', 'forbidden'])
const ofTheInvitation = new Set<Failure['code']>(['invalid-invitation', 'invitation-spent'])

/** The field a failure speaks of, so that its words stand beside it; null where it concerns none of them. */
export function failingField(failure: Failure, way: 'token' | 'invitation'): WelcomeField | null {
  if (way === 'invitation')
    return ofTheInvitation.has(failure.code) || ofTheAddress.has(failure.code) ? 'invitation' : null
  if (ofTheAddress.has(failure.code)) return 'serviceUrl'
  if (ofTheToken.has(failure.code)) return 'token'
  return null
}

/** Messages per field: those the failure names itself, else its sentence beside the field it speaks of. */
export function fieldMessages(
  failure: Failure | null,
  way: 'token' | 'invitation',
): Partial<Record<WelcomeField, string>> {
  if (failure === null) return {}
  const messages: Partial<Record<WelcomeField, string>> = {}
  for (const { path, message } of failure.errors ?? []) {
    if (path === 'serviceUrl' || path === 'token' || path === 'invitation') messages[path] ??= message
  }
  if (Object.keys(messages).length > 0) return messages
  const field = failingField(failure, way)
  return field === null ? {} : { [field]: failure.message }
}
