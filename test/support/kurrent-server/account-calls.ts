import type { Metadata, UntypedServiceImplementation } from '@grpc/grpc-js';

import { rpcError, userMessages } from './protocol.js';
import type { Rights } from './rights.js';

interface AccountOptions {
  getLoginName(): string;
  getGroupsList?(): string[];
  getPassword?(): string;
  getNewPassword?(): string;
}
interface Call {
  readonly metadata: Metadata;
  readonly request: { getOptions(): AccountOptions | undefined };
}
type Done = (error: Error | null, value?: object) => void;

/** The calls on accounts that the product makes; only for administrators. */
export function accountCalls(rights: Rights): UntypedServiceImplementation {
  const { accounts } = rights;
  const call =
    (answer: () => object, work: (asked: AccountOptions) => Error | undefined) =>
    ({ metadata, request }: Call, done: Done): void => {
      const asked = request.getOptions();
      const refusal = rights.refusal(metadata, '$users', '$w') ?? (asked && work(asked));
      if (refusal) done(refusal);
      else done(null, answer());
    };
  return {
    create: call(
      () => new userMessages.CreateResp(),
      (asked) => {
        const name = asked.getLoginName();
        if (accounts.has(name)) return rpcError(6, 'user-conflict', { 'login-name': name });
        accounts.set(name, { password: asked.getPassword?.() ?? '', groups: asked.getGroupsList?.() ?? [] });
        return undefined;
      },
    ),
    update: call(
      () => new userMessages.UpdateResp(),
      (asked) => {
        const account = accounts.get(asked.getLoginName());
        if (account) account.groups = asked.getGroupsList?.() ?? [];
        return account ? undefined : rpcError(5, 'user-not-found');
      },
    ),
    resetPassword: call(
      () => new userMessages.ResetPasswordResp(),
      (asked) => {
        const account = accounts.get(asked.getLoginName());
        if (account) account.password = asked.getNewPassword?.() ?? '';
        return account ? undefined : rpcError(5, 'user-not-found');
      },
    ),
  };
}
