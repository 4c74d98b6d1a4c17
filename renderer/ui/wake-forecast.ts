import { createContext, use, useEffect, useState } from 'react'
import { wakeQuestionSchema, type WakeForecast, type WakeQuestion } from '../../shared/ipc/wake-views.ts'

/**
 * Asks whom something would wake, and asks again whenever that may have changed; what is returned ends it. Null: not known
 * here. Given by the frame around all screens: the features that wake people ask alike, and none of them knows another.
 */
export type FollowForecast = (
  question: WakeQuestion,
  told: (forecast: WakeForecast | null) => void,
) => () => void

const nobodyAnswers: FollowForecast = () => () => {}
export const WakeForecastContext = createContext<FollowForecast>(nobodyAnswers)

/** What is known at present; null before the first answer, and where nothing is. */
export function useWakeForecast(question: WakeQuestion): WakeForecast | null {
  const follow = use(WakeForecastContext)
  const asked = JSON.stringify(question)
  const [answer, setAnswer] = useState<{ asked: string; forecast: WakeForecast | null } | null>(null)
  useEffect(
    () => follow(wakeQuestionSchema.parse(JSON.parse(asked)), (forecast) => setAnswer({ asked, forecast })),
    [follow, asked],
  )
  // An answer to the question before would tell a number that is not meant.
  return answer?.asked === asked ? answer.forecast : null
}
