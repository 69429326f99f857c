declare module 'virtual:documents' {
  export const documents: Readonly<Record<string, string>>;
}
