import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { confirmSecret } from './confirm-secret.store';
import { registerClient } from './register-client';
import { retireSecret } from './retire-secret.store';
import { rotateSecret } from './rotate-secret.store';
import { Client, NewClientInput } from './client.type';
import { ClientWithSecret } from '../enrolment/credentials.type';
import { actOfCaller } from '../../acts/act-of-caller';
import type { AccountsContext } from '../accounts-context';
import type { ClientRow } from '../members/member-row';
import { requireSeen } from '../members/member-scope';

@Resolver()
export class ClientMutations {
  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Client, {
    nullable: true,
    description:
      'Registers a machine, which is dormant until two stewards of the department confirm it. Its department creates its secret with rotateClientSecret (注册客户端)',
  })
  async registerClient(
    @Arg('client', () => NewClientInput, { description: 'The client (客户端)' })
    client: NewClientInput,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    await actOfCaller(context, async (transaction, act) => ({
      event: await registerClient(transaction, client, act),
    }));
    return clientOf(context, client.id);
  }

  @Internal('MAKE_CLIENT_SECRETS')
  @Mutation(() => ClientWithSecret, {
    nullable: true,
    description:
      "Creates the next secret of a machine of the caller's department, which is shown only in this response. It is accepted once two stewards have confirmed it, one of whom may be its creator; the secret in use remains valid. Administrators cannot create secrets (生成或更换密钥)",
  })
  async rotateClientSecret(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) id: string,
    @Ctx() context: AccountsContext,
  ) {
    await requireSeen(context, { kind: 'CLIENT', id });
    const { secret } = await actOfCaller(context, (transaction, act) =>
      rotateSecret(transaction, id, act),
    );
    return { client: await clientOf(context, id), secret };
  }

  @Internal('CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS')
  @Mutation(() => Client, {
    nullable: true,
    description:
      "Confirms a machine's next secret. It is accepted after the second of two confirmations, and the previous secret remains valid (确认新密钥)",
  })
  async confirmClientSecret(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    await requireSeen(context, { kind: 'CLIENT', id });
    await actOfCaller(context, async (transaction, act) => ({
      event: await confirmSecret(transaction, id, act),
    }));
    return clientOf(context, id);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Client, {
    nullable: true,
    description:
      "Retires a machine's older secret, when the newer one is installed everywhere (停用旧密钥)",
  })
  async retireClientSecret(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    await requireSeen(context, { kind: 'CLIENT', id });
    await actOfCaller(context, async (transaction, act) => ({
      event: await retireSecret(transaction, id, act),
    }));
    return clientOf(context, id);
  }
}

/** Returns the client after a command. */
function clientOf({ load }: AccountsContext, id: string): Promise<ClientRow | undefined> {
  return load.accounts.members.client(id);
}
