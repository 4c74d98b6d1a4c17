import { z } from 'zod'

/** Which thread answers: the host owns windows, preferences and the token; the core owns data and the service. */
export type Room = 'host' | 'core'

export interface Call<In extends Room, Request extends z.ZodType, Reply> {
  room: In
  request: Request
  /** Carries the type only. */
  reply?: Reply
}

/** The request of a call that asks for nothing further. */
export const nothing = z.undefined()

/** One row of a table of calls that the host answers. */
export function host<Reply>() {
  return <Request extends z.ZodType>(request: Request): Call<'host', Request, Reply> => ({
    room: 'host',
    request,
  })
}

/** One row of a table of calls that the core answers. */
export function core<Reply>() {
  return <Request extends z.ZodType>(request: Request): Call<'core', Request, Reply> => ({
    room: 'core',
    request,
  })
}
