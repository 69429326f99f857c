import { createContext, useContext } from 'react';

/** Name of the event type that a form is filled in for. */
const FormType = createContext('');
export const FormTypeProvider = FormType.Provider;
export const useFormType = (): string => useContext(FormType);
