import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'client_document_list' })
export class ClientDocumentListRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_document_list_pkey' })
  client_id!: string;
  @Column({ type: 'text', default: 'OFF' }) mode!: string;
  @Column({ type: 'bigint', default: 1 }) revision!: number;
}
