/** So many minutes whoever has an earlier page of the group has for the next one, before everybody on duty is paged. */
export const asksAloneMinutes = 5
