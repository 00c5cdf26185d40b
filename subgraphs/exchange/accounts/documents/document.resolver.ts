import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { DocumentMode } from '../../../../shared/domain/document-mode';
import { ListSize } from '../../../../shared/graphql/list-size';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AccountEvent } from '../../acts/act';
import { actOfCaller } from '../../acts/act-of-caller';
import type { AccountsContext } from '../accounts-context';
import { unknownMember } from '../members/member-faults';
import { requireSeen } from '../members/member-scope';
import type { ClientDocumentsRow, UnlistedOperationRow } from './client-documents.queries';
import { LONGEST_DOCUMENT, MOST_UNLISTED } from './document-bounds';
import { ClientDocuments, DocumentModeEnum, UnlistedOperation } from './document.type';
import { registerDocuments } from './register-documents.store';
import { removeDocument } from './remove-document.store';
import { setDocumentMode } from './set-document-mode.store';

const CLIENT = { description: 'The client (客户端)' };

@Resolver(() => ClientDocuments)
export class ClientDocumentResolver {
  @Internal('REGISTER_DOCUMENTS')
  @Query(() => ClientDocuments, {
    nullable: true,
    description:
      "The registered documents of a client of the caller's department; a client reads its own (客户端查询文档)",
  })
  async clientDocuments(
    @Arg('client', () => ID, CLIENT) client: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientDocumentsRow> {
    await requireReader(context, client);
    return context.load.accounts.documentsOf(client);
  }

  @ListSize(MOST_UNLISTED)
  @FieldResolver(() => [UnlistedOperation], {
    description:
      'Operations outside the list that the client sent in the modes LOG and ENFORCE, the last first, at most 200 (未登记的查询)',
  })
  unlisted(
    @Root() { client }: ClientDocumentsRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<ReadonlyArray<UnlistedOperationRow>> {
    return load.accounts.unlistedOf(client);
  }

  @Internal('REGISTER_DOCUMENTS')
  @Mutation(() => ClientDocuments, {
    nullable: true,
    description:
      "Registers documents of a client of the caller's department, all or none, at most 25 at once; a client registers its own until its list is enforced. Each must fit the schema; `extensions.documents` of the answer names the fields that the client may not read today. Those that are registered already stay as they are (登记查询文档)",
  })
  registerClientDocuments(
    @Arg('client', () => ID, CLIENT) client: string,
    @LongestText(LONGEST_DOCUMENT)
    @Arg('documents', () => [String], {
      description: 'GraphQL documents, of at most 64 KiB each (查询文档)',
    })
    documents: ReadonlyArray<string>,
    @Ctx() context: AccountsContext,
  ): Promise<ClientDocumentsRow> {
    return acted(context, client, (transaction, act) =>
      registerDocuments(transaction, { client, documents }, act),
    );
  }

  @Internal('REGISTER_DOCUMENTS')
  @Mutation(() => ClientDocuments, {
    nullable: true,
    description:
      'Removes a document of a client; gateways no longer know it within a second (删除查询文档)',
  })
  removeClientDocument(
    @Arg('client', () => ID, CLIENT) client: string,
    @Arg('id', () => ID, { description: 'The document (文档标识)' }) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<ClientDocumentsRow> {
    return acted(context, client, (transaction, act) =>
      removeDocument(transaction, { client, id }, act),
    );
  }

  @Internal('CONFIRM_ACCOUNTS')
  @Mutation(() => ClientDocuments, {
    nullable: true,
    description:
      "Sets how far a client of the caller's department is held to its documents; all gateways follow within a second (设置查询文档管控方式)",
  })
  setClientDocumentMode(
    @Arg('client', () => ID, CLIENT) client: string,
    @Arg('mode', () => DocumentModeEnum, { description: 'The mode (管控方式)' })
    mode: DocumentMode,
    @Ctx() context: AccountsContext,
  ): Promise<ClientDocumentsRow> {
    return acted(context, client, (transaction, act) =>
      setDocumentMode(transaction, { client, mode }, act),
    );
  }
}

/** A client sees its own documents alone; persons those of the clients that they may see. */
async function requireReader(context: AccountsContext, client: string): Promise<void> {
  const { kind, subject } = context.access.caller;
  if (kind === 'MACHINE' && subject === client) return;
  const key = { kind: 'CLIENT', id: client } as const;
  if (kind === 'MACHINE') throw unknownMember(key);
  await requireSeen(context, key);
}

/** Runs a command on a client's documents; returns them after the command. */
async function acted(
  context: AccountsContext,
  client: string,
  work: (...by: Parameters<Parameters<typeof actOfCaller>[1]>) => Promise<AccountEvent>,
): Promise<ClientDocumentsRow> {
  await requireReader(context, client);
  await actOfCaller(context, async (...by) => ({ event: await work(...by) }));
  return context.load.accounts.documentsOf(client);
}
