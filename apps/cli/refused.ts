import { InvalidArgumentError, type Command } from 'commander';
import { fault, nearOnes, orNear, type Label, type RuleCode } from '#libs/programme';

/**
 * What is wrong with what was written on the command line: the option or argument, the rule, and what was written
 * there.
 */
export interface Refused {
  readonly place: string;
  readonly rule: RuleCode;
  readonly message: Label;
  /** Left out where nothing was written, or where showing it would repeat personal data. */
  readonly value?: unknown;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** One refusal as a line: `--kpi: … / … (UNKNOWN_KPI: 9.9)`. What was written is shortened. */
export function refusedLine({ place, rule, message, value }: Refused): string {
  const { value: short } = fault(rule, [], {}, value);
  return `${place}: ${message.nl} / ${message.en} (${rule}${short === undefined ? '' : `: ${shown(short)}`})`;
}

/** An Error that says so. */
export const refusal = (place: string, rule: RuleCode, nl: string, en: string, value?: unknown): Error =>
  new Error(refusedLine({ place, rule, message: { nl, en }, ...(value === undefined ? {} : { value }) }));

/** For the reader of one option: Commander adds which option it is, and what was written. */
export const wrongOption = (rule: RuleCode, nl: string, en: string): InvalidArgumentError =>
  new InvalidArgumentError(`${nl} / ${en} (${rule})`);

const missing = (place: string): Refused => ({
  place,
  rule: 'REQUIRED',
  message: { nl: 'dit ontbreekt', en: 'this is missing' },
});

/** `--kpi` of `--kpi <code>` or `-k, --kpi <code>`. */
const optionIn = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags;

/** What a value that was given is refused for: by a reader of ours, or as none of Commander's choices. */
function wrongValue(place: string, value: string, why: string): Refused {
  const [, ours, rule] = /^(.*) \(([A-Z_]+)\)$/s.exec(why) ?? [];
  if (ours !== undefined && rule !== undefined) {
    const [nl = ours, en = ours] = ours.split(' / ');
    return { place, rule: rule as RuleCode, message: { nl, en }, value };
  }
  const allowed = /^Allowed choices are (.*)\.$/.exec(why)?.[1] ?? why;
  const near = orNear(
    nearOnes(
      value,
      allowed.split(', ').map((id) => ({ id, names: [] })),
    ),
  );
  const { nl, en } = fault('UNKNOWN_CODE', [], { allowed }).message;
  return { place, rule: 'UNKNOWN_CODE', message: { nl: nl + near.nl, en: en + near.en }, value };
}

const unknown = (rule: RuleCode, nl: string, en: string, name: string, suggested = ''): Refused => {
  const near = orNear(suggested === '' ? [] : suggested.split(', '));
  return { place: name, rule, message: { nl: nl + near.nl, en: en + near.en }, value: name };
};

/** What Commander says in English of a command line, with the parts of it that matter. */
const SAID: readonly (readonly [says: RegExp, refused: (...parts: readonly string[]) => Refused])[] = [
  [
    /^option '(.*?)' argument '(.*)' is invalid\. (.*)$/s,
    (flags = '', value = '', why = '') => wrongValue(optionIn(flags), value, why),
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*?)'\. (.*)$/s,
    (value = '', name = '', why = '') => wrongValue(`<${name}>`, value, why),
  ],
  [/^missing required argument '(.*)'$/, (name = '') => missing(`<${name}>`)],
  [/^option '(.*)' argument missing$/, (flags = '') => missing(optionIn(flags))],
  [/^required option '(.*)' not specified$/, (flags = '') => missing(optionIn(flags))],
  [
    /^unknown option '(.*?)'(?:\s+\(Did you mean (?:one of )?(.*)\?\))?$/s,
    (name, near) =>
      unknown('UNKNOWN_PARAMETER', 'deze optie is er niet', 'there is no such option', name ?? '', near),
  ],
  [
    /^unknown command '(.*?)'(?:\s+\(Did you mean (?:one of )?(.*)\?\))?$/s,
    (name, near) =>
      unknown('UNKNOWN_CODE', 'dit commando is er niet', 'there is no such command', name ?? '', near),
  ],
];

/** What Commander says of a command line, as every other refusal of a command is said; what it says else stays. */
export function saidOfCommandLine(text: string): string {
  const said = text.replace(/^error: /, '').trimEnd();
  for (const [says, refused] of SAID) {
    const found = says.exec(said);
    if (found) return `${refusedLine(refused(...found.slice(1)))}\n`;
  }
  return text;
}

/** Throws for what stands behind the arguments that a command has: Commander says how many there are, not which. */
export function nothingMore({ args, registeredArguments }: Command): void {
  if (registeredArguments.at(-1)?.variadic === true || args.length <= registeredArguments.length) return;
  const more = args.slice(registeredArguments.length).join(' ');
  throw refusal(
    'argumenten / arguments',
    'UNKNOWN_MEMBER',
    'hier hoort niets meer te staan',
    'nothing more belongs here',
    more,
  );
}
