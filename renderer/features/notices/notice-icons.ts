import {
  AtSign,
  BellOff,
  BellRing,
  FileText,
  MessageSquare,
  PhoneCall,
  Rows3,
  Siren,
  Timer,
  UserCheck,
  type LucideIcon,
} from 'lucide-react'
import type { NoticeSubject } from '../../../shared/ipc/notices.ts'

export const noticeIcons: Record<NoticeSubject, LucideIcon> = {
  'page-to-me': PhoneCall,
  page: BellRing,
  critical: Siren,
  withheld: BellOff,
  mention: AtSign,
  assigned: UserCheck,
  due: Timer,
  ticket: FileText,
  message: MessageSquare,
  summary: Rows3,
  trial: BellRing,
}
