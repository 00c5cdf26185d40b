import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { ListSize } from '../../../../shared/graphql/list-size';
import { actOfCaller } from '../../acts/act-of-caller';
import type { AccountsContext } from '../accounts-context';
import { confirmKey } from './confirm-key.store';
import { registerKey } from './register-key.store';
import { retireKey } from './retire-key.store';
import type { ClientKeyRow } from './client-key.loader';
import { ClientKey } from './client-key.type';
import type { AccountEvent } from '../../acts/act';
import { Client } from './client.type';
import type { ClientRow } from '../members/member-row';
import { requireSeen } from '../members/member-scope';

@Resolver(() => Client)
export class ClientKeyResolver {
  @ListSize(4)
  @FieldResolver(() => [ClientKey], {
    description:
      'Public keys that verify assertions of the client, which it sends instead of a secret (公钥)',
  })
  keys(
    @Root() { id }: ClientRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<ReadonlyArray<ClientKeyRow>> {
    return load.accounts.keysOf(id);
  }

  @Internal('CONFIRM_ACCOUNTS')
  @Mutation(() => Client, {
    nullable: true,
    description:
      "Registers a public key of a machine of the caller's department, for assertions (private_key_jwt, RFC 7523). The key is accepted once another steward has confirmed it (登记客户端公钥)",
  })
  async registerClientKey(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) client: string,
    @LongestText(4096)
    @Arg('jwk', () => String, {
      description: 'The public half, as the JSON text of a JSON Web Key, RFC 7517 (公钥 JWK)',
    })
    jwk: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    return acted(context, client, (transaction, act) =>
      registerKey(transaction, { client, jwk }, act),
    );
  }

  @Internal('CONFIRM_ACCOUNTS')
  @Mutation(() => Client, {
    nullable: true,
    description:
      "Confirms a machine's key, by a second steward; it is accepted from then on (确认客户端公钥)",
  })
  async confirmClientKey(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) client: string,
    @Arg('kid', () => ID, { description: 'The key (密钥标识)' }) kid: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    return acted(context, client, (transaction, act) =>
      confirmKey(transaction, { client, kid }, act),
    );
  }

  @Internal('CONFIRM_ACCOUNTS')
  @Mutation(() => Client, {
    nullable: true,
    description: "Retires a machine's key at once (停用客户端公钥)",
  })
  async retireClientKey(
    @Arg('client', () => ID, { description: 'The client (客户端)' }) client: string,
    @Arg('kid', () => ID, { description: 'The key (密钥标识)' }) kid: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientRow | undefined> {
    return acted(context, client, (transaction, act) =>
      retireKey(transaction, { client, kid }, act),
    );
  }
}

/** Runs a command on a machine that the caller may see; returns the machine after the command. */
async function acted(
  context: AccountsContext,
  client: string,
  work: (...by: Parameters<Parameters<typeof actOfCaller>[1]>) => Promise<AccountEvent>,
): Promise<ClientRow | undefined> {
  await requireSeen(context, { kind: 'CLIENT', id: client });
  await actOfCaller(context, async (...by) => ({ event: await work(...by) }));
  return context.load.accounts.members.client(client);
}
