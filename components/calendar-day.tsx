import { type DayStyle, formatDay } from './format';

/** A calendar day in small type. @param day such as `2023-06-14` */
export function CalendarDay({ day, style }: { day: string; style: DayStyle }) {
  return (
    <time dateTime={day} className="whitespace-nowrap font-sans text-quiet text-small figures">
      {formatDay(day, style)}
    </time>
  );
}
