import { language } from '../language';

/** longDate is for running text: 2022年11月30日. In tables a day stands as it is, 2022-11-30. */
export function longDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (language.value === 'en') {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  }
  return `${year}年${month}月${date}日`;
}

/** yearMonth is 2022-11 of a month's first day. */
export function yearMonth(day: string): string {
  return day.slice(0, 7);
}

/** quarterOf is 2022 Q4 of a quarter's first day. */
export function quarterOf(day: string): string {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return language.value === 'en' ? `${day.slice(0, 4)} Q${quarter}` : `${day.slice(0, 4)} 年 ${quarter} 季度`;
}

/** moment is an instant in the time of China. */
export function moment(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}

/** isDay tells whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** monthsAfter is the day so many months later. */
export function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
