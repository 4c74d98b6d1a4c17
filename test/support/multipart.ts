import type { Call, Desk, Reply } from './desk.ts'

export interface FormFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer> | string
}

export interface EncodedForm {
  readonly raw: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

/** A form with files as browsers encode it; without any, with the empty part that they send for an empty field. */
export async function encodeForm(
  fields: Readonly<Record<string, string>>,
  files: readonly FormFile[],
): Promise<EncodedForm> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const sent = files.length === 0 ? [{ name: '', bytes: '' }] : files
  for (const { name, bytes } of sent) form.append('files', new Blob([bytes]), name)
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') ?? ''
  return { raw: new Uint8Array(await encoded.arrayBuffer()), contentType }
}

/** Sends a form with files as a browser does, without a token. */
export async function sendFiles(
  desk: Pick<Desk, 'api'>,
  path: string,
  fields: Readonly<Record<string, string>>,
  files: readonly FormFile[],
  call: Call = {},
): Promise<Reply> {
  const { raw, contentType } = await encodeForm(fields, files)
  const headers = { 'content-type': contentType, ...call.headers }
  return desk.api('POST', path, { token: null, ...call, raw, headers })
}
