/**
 * One address as people write it, the text that is signed, and its key: for whoever makes keys with software of its
 * own.
 */
export interface KeyVector {
  readonly kind: 'huishouden' | 'woning';
  readonly postcode: string;
  readonly houseNumber: string;
  readonly addition: string;
  /** What is signed, behind `wijkspoor-sleutel/1|<kind>|`. */
  readonly text: string;
  readonly key: string;
}

/** Of the vectors, and of nothing else: everybody knows it. */
export const VECTOR_SECRET = 'een-geheim-van-genoeg-tekens-0123456789';

/**
 * Spellings of made-up addresses; the first three are one household. Held against another implementation in
 * vectors.spec.ts.
 */
export const KEY_VECTORS: readonly KeyVector[] = [
  {
    kind: 'huishouden',
    postcode: '1234 ab',
    houseNumber: '12',
    addition: 'a',
    text: '1234AB|12|A',
    key: 'vlR3YrcACtliGwtp8pfW8d35nu_vqZyUFgpDnhqMAxM',
  },
  {
    kind: 'huishouden',
    postcode: '1234AB',
    houseNumber: '12A',
    addition: '',
    text: '1234AB|12|A',
    key: 'vlR3YrcACtliGwtp8pfW8d35nu_vqZyUFgpDnhqMAxM',
  },
  {
    kind: 'huishouden',
    postcode: '1234AB',
    houseNumber: '12.0',
    addition: 'A',
    text: '1234AB|12|A',
    key: 'vlR3YrcACtliGwtp8pfW8d35nu_vqZyUFgpDnhqMAxM',
  },
  {
    kind: 'huishouden',
    postcode: '1234AB',
    houseNumber: '12',
    addition: 'n.v.t.',
    text: '1234AB|12|',
    key: 'WVPI5upRNYZDmQ2zictZeFt2BDAjKbRaQRjsTh7KFoY',
  },
  {
    kind: 'huishouden',
    postcode: '1234AB',
    houseNumber: '012',
    addition: 'A-1',
    text: '1234AB|12|A1',
    key: 'wxcVI1nJ3TQ0_KzPIBiVL71nziXBjbkiwSL71Je5CqE',
  },
  {
    kind: 'huishouden',
    postcode: '1234AB',
    houseNumber: '12',
    addition: 'bis',
    text: '1234AB|12|BIS',
    key: '_riKFjPPoKF2YvXnT0o111tMKFayZ73RuIm-cRBbxpg',
  },
  {
    kind: 'woning',
    postcode: '1234AB',
    houseNumber: '12',
    addition: 'A',
    text: '1234AB|12|A',
    key: '9Okf8xXf4-8TmiCSMFPtM3OLr9x4kTIP8E5Lz5GHp14',
  },
];
