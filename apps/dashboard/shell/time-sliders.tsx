import { useId, useState, type ChangeEvent, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useSlid } from '../parts/use-slid.ts';
import { useKnown } from '../session/use-known.ts';
import { useMoment } from '../session/use-moment.ts';
import { readDutchDate, readDutchMonth, writeDutchDate } from '../url/dutch-date.ts';
import { knownDay } from '../url/view.ts';
import { lastDayOf, monthsBetween } from '../url/period.ts';
import { useView } from '../url/use-view.ts';
import { FIRST_MONTH } from '../url/first-month.ts';

interface Slider {
  readonly legend: string;
  readonly hint: string;
  readonly explain: string;
  readonly text: string;
  readonly read: (text: string) => string | undefined;
  readonly steps: readonly (string | undefined)[];
  readonly at: number;
  readonly say: (step: string | undefined) => string;
  /** What is chosen, in words, where no step of the slider is that. */
  readonly between?: string | undefined;
  readonly set: (step: string | undefined, replace: boolean) => void;
}

/** A slider that the arrow keys move month by month, and a field for any other day; they are one control. */
function TimeSlider({ legend, hint, explain, text, read, steps, at, say, between, set }: Slider): ReactNode {
  const id = useId();
  const { t } = useText();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const slid = useSlid(at);
  const commit = (): void => {
    if (typed === undefined) return;
    const value = read(typed);
    setWrong(value === undefined);
    if (value === undefined) return;
    setTyped(undefined);
    set(value, false);
  };
  const slide = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    setTyped(undefined);
    setWrong(false);
    const to = Number(target.value);
    slid.slide(to, (replace) => set(steps[to], replace));
  };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p className="soft small" id={`${id}-explain`}>
        {explain}
      </p>
      <div className="moment-fields">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          aria-label={`${legend} (${hint})`}
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
          value={typed ?? text}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={commit}
          onKeyDown={({ key }) => key === 'Enter' && commit()}
        />
        <span className="soft small" id={`${id}-hint`}>
          {wrong ? t('moment.wrong', { form: hint }) : hint}
        </span>
      </div>
      <input
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={slid.shown}
        aria-label={legend}
        aria-describedby={`${id}-explain`}
        aria-valuetext={slid.shown === at && between !== undefined ? between : say(steps[slid.shown])}
        onFocus={slid.onFocus}
        onBlur={slid.onBlur}
        onChange={slide}
      />
    </fieldset>
  );
}

/** What had happened: up to the end of a month. */
export function StandSlider(): ReactNode {
  const { t, month } = useText();
  const moment = useMoment();
  const { change } = useView();
  const steps = monthsBetween(FIRST_MONTH, moment.newest);
  const at = Math.max(0, steps.indexOf(moment.month));
  return (
    <TimeSlider
      legend={t('moment.stand')}
      explain={t('moment.standExplain')}
      hint={t('moment.monthForm')}
      text={`${moment.month.slice(5)}-${moment.month.slice(0, 4)}`}
      read={readDutchMonth}
      steps={steps}
      at={at}
      say={(step) => month(step ?? moment.newest)}
      set={(step, replace) =>
        change({ stand: step === moment.newest ? undefined : step, over: undefined }, replace)
      }
    />
  );
}

/** What had been recorded: by the end of a month or any day; the last step is now. */
export function DaySlider(): ReactNode {
  const { t, date } = useText();
  const { bekend, lastDay } = useMoment();
  const known = useKnown();
  const { change } = useView();
  const ends = monthsBetween(FIRST_MONTH, lastDay.slice(0, 7))
    .map(lastDayOf)
    .filter((day) => day < lastDay);
  const steps = [...ends, undefined];
  const day = knownDay(bekend);
  const passed = day === undefined ? steps.length - 1 : ends.filter((end) => end < day).length;
  return (
    <TimeSlider
      legend={t('moment.bekend')}
      explain={t('moment.bekendExplain')}
      hint={t('moment.dayForm')}
      text={writeDutchDate(day ?? lastDay)}
      read={readDutchDate}
      steps={steps}
      at={passed}
      say={(step) => (step === undefined ? t('moment.nowStep') : date(step))}
      between={bekend === undefined || steps.includes(bekend) ? undefined : known}
      set={(step, replace) =>
        change({ bekend: step === undefined || step >= lastDay ? undefined : step }, replace)
      }
    />
  );
}
