import { Trans } from '@lingui/react'
import { CircleCheck } from 'lucide-react'
import type { Me } from '../../../shared/protocol/staff.ts'

/** A test that went well: who the desk takes the person for. */
export function TestedNote({ me }: { me: Me }) {
  const values = { name: <bdi>{me.name}</bdi>, version: <bdi>{me.serviceVersion}</bdi> }
  return (
    <p className="welcome-tested" role="status">
      <CircleCheck size={16} aria-hidden />
      <span>
        {me.role === 'admin' ? (
          <Trans
            id="The desk answers. You are {name}, an administrator; the service is version {version}."
            values={values}
          />
        ) : (
          <Trans
            id="The desk answers. You are {name}, an agent; the service is version {version}."
            values={values}
          />
        )}
      </span>
    </p>
  )
}
