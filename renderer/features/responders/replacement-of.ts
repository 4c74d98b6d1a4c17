import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { ResponderReplacement } from '../../../shared/protocol/responder.ts'

/** All of somebody as PUT takes it: the methods with what is kept of their secrets, since nothing is said of those. */
export function replacementOf({
  name,
  role,
  staffId,
  phone,
  active,
  methods,
}: ResponderView): ResponderReplacement {
  return {
    name,
    role,
    staffId,
    phone,
    active,
    methods: methods.map(({ id, settings }) => ({ id, settings })),
  }
}
