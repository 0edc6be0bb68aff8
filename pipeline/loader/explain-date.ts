import { isoDay, parseDay } from '../dates';
import type { DiagnosticText } from '../diagnostics/diagnostic';

/** Languages whose names of months are known, for a hint only. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
const NUMERIC = /^(\d{1,4})([-/. ])\s*(\d{1,2})\2\s*(\d{1,4})\b/;
const DAY_AND_NAME =
  /\b(\d{1,2})(?:st|nd|rd|th|\.|º)?\s*(?:de\s+)?([\p{L}]{3,})\.?,?\s+(?:de\s+)?(\d{4})\b/u;
const NAME_AND_DAY = /([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u;
const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:T|\s+)(.*)$/;

/** Explains why a date is invalid, with the same day as ISO 8601 writes it. */
export function explainDate(written: string): DiagnosticText {
  const text = written.trim();
  const message = `invalid date “${written}”`;
  const [, day = '', time = ''] = DATED.exec(text) ?? [];
  if (parseDay(day) !== undefined) {
    return {
      message: `invalid time “${time}” in the date`,
      hint: 'write it as 19:30, with an offset such as +01:00 where it is not in the time zone of the site',
    };
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) return explainNumeric(message, numeric, text);
  const named = fromMonthName(text);
  if (named) return { message: `${message}: the month is a word`, hint: `write ${named}` };
  return { message, hint: 'write year-month-day, such as 2023-06-14' };
}

/** Explains a day whose year is of the Thai calendar, which is 543 years ahead. */
export function explainThaiDate(day: string): DiagnosticText {
  const [year, ...rest] = day.split('-');
  return {
    message: `invalid date “${day}”: the year is of the Thai calendar`,
    hint: `write ${[Number(year) - 543, ...rest].join('-')}`,
  };
}

function explainNumeric(
  message: string,
  [whole, first, separator, second, third]: RegExpExecArray,
  text: string,
): DiagnosticText {
  const hint = 'write year-month-day, such as 2023-06-14';
  if (first.length > 2) {
    const days = new Date(Date.UTC(Number(first), Number(second), 0)).getUTCDate();
    const isMonth = Number(second) >= 1 && Number(second) <= 12;
    const why = isMonth ? `month ${second} of ${first} has ${days} days` : `no month ${second}`;
    return { message: `${message}: ${why}`, hint };
  }
  const hasShortYear = third.length < 3;
  const order = hasShortYear ? 'its year has two digits' : 'the year is not first';
  const year = hasShortYear ? fullYear(third) : third;
  const time = text.slice(whole.length).replace(/^,/, '');
  const dayFirst = isoDay(year, second, first);
  // Nobody writes the month first with dots.
  const monthFirst = separator === '.' ? undefined : isoDay(year, first, second);
  const yearFirst =
    hasShortYear && separator === '-' ? isoDay(fullYear(first), second, third) : undefined;
  const readings = [
    ...(dayFirst ? [[dayFirst, 'the day is first'] as const] : []),
    ...(monthFirst ? [[monthFirst, 'the month is first'] as const] : []),
    ...(yearFirst ? [[yearFirst, 'the year is first'] as const] : []),
  ].filter(([iso], index, all) => all.findIndex(([other]) => other === iso) === index);
  const [only] = readings;
  if (!only) {
    return { message: `${message}: there is no such day`, hint };
  }
  if (readings.length === 1) {
    return {
      message: `${message}: ${hasShortYear ? order : only[1]}`,
      hint: `write ${only[0]}${time}`,
    };
  }
  const alternatives = readings.map(([iso, what]) => `${iso}${time} if ${what}`);
  return { message: `${message}: ${order}`, hint: `write ${alternatives.join(', or ')}` };
}

/** Ruby and most other tools read 69 to 99 as years before 2000. */
function fullYear(twoDigits: string): string {
  return `${Number(twoDigits) < 69 ? 20 : 19}${twoDigits.padStart(2, '0')}`;
}

/** Reads `November 25, 2026`, `25th Nov 2026` and `25. November 2026`. */
function fromMonthName(text: string): string | undefined {
  const dayFirst = DAY_AND_NAME.exec(text);
  const [day, name, year] = dayFirst?.slice(1) ?? [];
  const nameFirst = dayFirst ? undefined : NAME_AND_DAY.exec(text);
  const month = monthOf(name ?? nameFirst?.[1] ?? '');
  return month === undefined
    ? undefined
    : isoDay(year ?? nameFirst?.[3] ?? '', month, day ?? nameFirst?.[2] ?? '');
}

/** The number of a month by its name, or the first three letters or more of it. */
function monthOf(name: string): number | undefined {
  const written = name.toLowerCase();
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const full = format.format(Date.UTC(2023, month - 1, 1)).toLowerCase();
      if (full.startsWith(written) || (full.length > 3 && written === full)) return month;
    }
  }
  return undefined;
}
