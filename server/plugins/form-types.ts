import type { IncomingHttpHeaders } from 'node:http'

/** A form as browsers send it, without files and with them (HTML, "form submission"). */
export const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const

export function isMultipart(headers: IncomingHttpHeaders): boolean {
  return typeOf(headers) === 'multipart/form-data'
}

/** Whether a form sent this, of whichever type. */
export function isForm(headers: IncomingHttpHeaders): boolean {
  return formTypes.some((type) => type === typeOf(headers))
}

function typeOf(headers: IncomingHttpHeaders): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1)
  return type.trim().toLowerCase()
}
