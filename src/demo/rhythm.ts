/** How busy the company is, from 0 to 1, at each hour of a working day. */
const WORK = [2, 1, 1, 1, 1, 2, 5, 20, 60, 90, 100, 95, 70, 85, 100, 95, 80, 55, 25, 12, 8, 6, 4, 3]
/** How busy its customers are; they garden in the evening and at weekends as well. */
const SHOPPING = [20, 12, 8, 6, 6, 10, 22, 40, 55, 60, 65, 70, 72, 70, 65, 64, 68, 80, 95, 100, 96, 80, 55, 34]

const share = (hours: readonly number[], at: Date) => (hours[at.getUTCHours()] as number) / 100
const isWeekend = (at: Date) => at.getUTCDay() % 6 === 0

export const working = (at: Date): number => share(WORK, at) * (isWeekend(at) ? 0.08 : 1)
export const shopping = (at: Date): number => share(SHOPPING, at) * (isWeekend(at) ? 1.15 : 1)
