import { createContext, useContext } from 'react';

/** Name of the event type that a form is filled in for. */
const FormType = createContext('');
/** Says it to what is inside. */
export const FormTypeProvider = FormType.Provider;
/** Name of the event type of the form that this is in; empty outside one. */
export const useFormType = (): string => useContext(FormType);
