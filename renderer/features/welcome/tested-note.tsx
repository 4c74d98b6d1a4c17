import { CircleCheck } from 'lucide-react'
import type { Me } from '../../../shared/protocol/staff.ts'

/** A test that went well: who the desk takes the person for. */
export function TestedNote({ me }: { me: Me }) {
  return (
    <p className="welcome-tested" role="status">
      <CircleCheck size={16} aria-hidden />
      <span>
        The desk answers. You are <bdi>{me.name}</bdi>,{' '}
        {me.role === 'admin' ? 'an administrator' : 'an agent'}; the service is version{' '}
        <bdi>{me.serviceVersion}</bdi>.
      </span>
    </p>
  )
}
