import { restFile } from '../api/rest.ts';
import { useCall } from '../api/use-call.ts';
import { saveFile } from './save-file.ts';
import { useAttempt } from './use-attempt.ts';

/** Hands the reader a file of the REST interface under a name, as the type that is said or its own. */
export function useRestFile() {
  const call = useCall();
  const { attempt, ...how } = useAttempt();
  const take = (path: string, name: string, type?: string): Promise<boolean> =>
    attempt(async () => {
      const file = await restFile(path, call);
      saveFile(name, file, type ?? file.type);
    });
  return { ...how, take };
}
