import { convertToCommandError, type EventStoreDBClient } from '@eventstore/db-client';
import users from '@eventstore/db-client/generated/users_grpc_pb.js';
import messages from '@eventstore/db-client/generated/users_pb.js';

type Done = (error: Error | null) => void;
type Grpc = Record<'create' | 'update' | 'resetPassword', (request: object, ...rest: unknown[]) => unknown>;

/** What the client has inside: it has no calls for accounts, and ships their protocol. */
interface Inside {
  execute<Result>(service: unknown, name: string, work: (grpc: Grpc) => Promise<Result>): Promise<Result>;
  callArguments(options: { readonly deadline: number }): unknown[];
}

/**
 * Makes an ordinary account, in no group; one that is there is made ordinary and given this password. Answers which.
 * Rejects with the client's errors.
 */
export async function ordinaryAccount(
  client: EventStoreDBClient,
  name: string,
  password: string,
): Promise<'made' | 'kept'> {
  const fullName = 'Wijkspoor';
  const create = new messages.CreateReq.Options()
    .setLoginName(name)
    .setPassword(password)
    .setFullName(fullName);
  try {
    await ask(client, 'create', new messages.CreateReq().setOptions(create.setGroupsList([])));
    return 'made';
  } catch (error) {
    if ((error as { type?: unknown }).type !== 'user-conflict') throw error;
  }
  const reset = new messages.ResetPasswordReq.Options().setLoginName(name).setNewPassword(password);
  await ask(client, 'resetPassword', new messages.ResetPasswordReq().setOptions(reset));
  const update = new messages.UpdateReq.Options()
    .setLoginName(name)
    .setPassword(password)
    .setFullName(fullName);
  await ask(client, 'update', new messages.UpdateReq().setOptions(update.setGroupsList([])));
  return 'kept';
}

function ask(client: EventStoreDBClient, name: keyof Grpc, request: object): Promise<void> {
  const inside = client as unknown as Inside;
  return inside.execute(
    users.UsersClient,
    name,
    (grpc) =>
      new Promise<void>((resolve, reject) => {
        const done: Done = (error) => (error ? reject(convertToCommandError(error)) : resolve());
        grpc[name](request, ...inside.callArguments({ deadline: 10_000 }), done);
      }),
  );
}
