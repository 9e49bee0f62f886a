/** yearEarlier is the same day of the year before; of a 29th of February the 28th. The end of a month stays one. */
export function yearEarlier(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = (y: number) => new Date(Date.UTC(y, month, 0)).getUTCDate();
  const then = date === last(year) ? last(year - 1) : date;
  return `${String(year - 1).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(then).padStart(2, '0')}`;
}
