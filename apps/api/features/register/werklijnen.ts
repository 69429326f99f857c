import type { Label, Werklijn } from '#libs/programme';

export interface WerklijnText {
  readonly number: Werklijn;
  readonly name: Label;
  readonly aim: Label;
}

/** The four werklijnen of the City Deal Energieke wijken, duurzaam en sociaal, after its own text. */
export const WERKLIJNEN: readonly WerklijnText[] = [
  {
    number: 1,
    name: { nl: 'Kansen voor kwetsbare huishoudens', en: 'Opportunities for vulnerable households' },
    aim: {
      nl: 'De energietransitie als ingang om met bewoners in gesprek te komen en naast een fysieke renovatie ook een sociale renovatie in gang te zetten',
      en: 'The energy transition as a way to start talking with residents, and to begin a social renovation beside the physical one',
    },
  },
  {
    number: 2,
    name: { nl: 'Naar werk en opleiding', en: 'Towards work and training' },
    aim: {
      nl: 'Jongeren, werkenden en werkzoekenden in de wijken stimuleren om te kiezen voor een opleiding met toekomst en het werk dat de energietransitie brengt',
      en: 'Encourage young people, workers and jobseekers in the neighbourhoods to choose training with a future and the work that the energy transition brings',
    },
  },
  {
    number: 3,
    name: { nl: 'Stimulering particuliere eigenaren', en: 'Encouraging private owners' },
    aim: {
      nl: 'Arrangementen waarmee gemeenten en corporaties particuliere eigenaren stimuleren te investeren in onderhoud en verduurzaming, met ontzorgen en bewonersinitiatieven',
      en: 'Arrangements by which municipalities and housing corporations encourage owners to invest in upkeep and sustainability, with support and residents’ initiatives',
    },
  },
  {
    number: 4,
    name: {
      nl: 'Met de energietransitie naar een betere openbare ruimte',
      en: 'With the energy transition to a better public space',
    },
    aim: {
      nl: 'Ingrepen voor de energietransitie direct benutten voor een gezonde, veilige en duurzame leefomgeving, en andersom',
      en: 'Use works for the energy transition straight away for healthy, safe and sustainable surroundings, and the other way round',
    },
  },
];
